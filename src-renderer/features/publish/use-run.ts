import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublishRun, TargetChoice } from '../../../src-main/contract/publish.ts';
import { client, orpc } from '../../client/api.ts';

export const isUnderWay = (run: PublishRun): boolean => run.phase === 'planning' || run.phase === 'applying';

/** The run on the screen: begun here, then followed by the engine's events. */
export const useRun = () => {
  const [begun, setBegun] = useState<PublishRun | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const query = useQuery({
    ...orpc.publish.run.queryOptions({ input: { id: begun?.id ?? '' } }),
    enabled: begun !== null,
  });
  const begin = async (mode: 'plan' | 'apply', target: TargetChoice): Promise<void> => {
    setFailure(null);
    try {
      setBegun(await client.publish[mode]({ target }));
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const stop = async (): Promise<void> => {
    if (begun === null) return;
    try {
      await client.publish.stop({ id: begun.id });
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  const close = (): void => {
    setBegun(null);
    setFailure(null);
  };
  return { run: query.data ?? begun, failure, begin, stop, close, show: setBegun };
};
