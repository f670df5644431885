import PQueue from 'p-queue';
import { AppError } from '../../domain/errors.ts';
import type { Engine } from '../../engine.ts';
import { extend, proposeProperties, readExtension } from './extend.ts';
import { serviceLimits } from './limits.ts';
import { createList } from './list.ts';
import { manifestOf } from './manifest.ts';
import { featurePage, previewPage, styleSheet, viewPage } from './pages.ts';
import { parseJson, readBatch } from './query.ts';
import { reconcile } from './reconcile.ts';
import { type Answer, type Asked, badQuery } from './requests.ts';
import { suggestEntities, suggestProperties, suggestTypes } from './suggest.ts';

/** The Reconciliation API 0.2 over the engine's matcher: what was asked, to what is answered. */
export const createService = (
  engine: Pick<Engine, 'records' | 'names'>,
  version: string,
  base: () => string,
) => {
  const list = createList(engine.records);
  const queue = new PQueue({ concurrency: serviceLimits.running });

  /** Batches take their turn; too long a row is told to come again. */
  const inTurn = async (isGone: () => boolean, work: () => Promise<unknown>): Promise<Answer> => {
    if (queue.size >= serviceLimits.waiting) throw new AppError('reconciliation.busy');
    const value = await queue.add(async () => (isGone() ? null : work()));
    return { kind: 'json', value };
  };

  const root = async ({ params, isPost }: Asked, isGone: () => boolean): Promise<Answer> => {
    const queries = params.get('queries');
    const extension = params.get('extend');
    if (queries !== null && extension !== null) throw badQuery('either queries or extend, not both');
    if (queries !== null) {
      const batch = readBatch(parseJson(queries, 'queries'));
      return inTurn(isGone, () => reconcile(engine.names, list, batch, isGone));
    }
    if (extension !== null) {
      const query = readExtension(parseJson(extension, 'extend'));
      return inTurn(isGone, () => extend(list, query, isGone));
    }
    if (isPost) throw badQuery('the form has neither queries nor extend');
    return { kind: 'json', value: manifestOf(base(), version) };
  };

  const json = (value: unknown): Answer => ({ kind: 'json', value });

  /** @throws AppError with a code that says what is wrong. */
  return async (asked: Asked, isGone: () => boolean): Promise<Answer> => {
    const { path, params, isPost } = asked;
    // A script of another site would run with the answer in hand; CORS asks who it is first.
    if (params.has('callback')) throw badQuery('JSONP is not offered; ask by CORS');
    if (path === '/') return root(asked, isGone);
    if (isPost) throw new AppError('internal.bad_input', { detail: 'only the service itself takes a form' });
    const id = params.get('id') ?? '';
    switch (path) {
      case '/suggest/entity':
        return json(await suggestEntities(engine.names, list, params));
      case '/suggest/type':
        return json(suggestTypes(params));
      case '/suggest/property':
        return json(suggestProperties(params));
      case '/properties':
        return json(proposeProperties(params));
      case '/preview':
        return previewPage(list, id);
      case '/view':
        return viewPage(list, id);
      case '/feature':
        return featurePage(id);
      case '/style.css':
        return styleSheet;
      default:
        throw new AppError('store.not_found', { detail: 'the service has no such path' });
    }
  };
};
