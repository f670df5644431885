import { describe, expect, it } from 'vitest';
import { failureShapeOf } from '../../../../src-renderer/client/failure.ts';

describe('a failure as people read it', () => {
  it('keeps the sentence, the remedy and the code of the engine', () => {
    const thrown = Object.assign(new Error('x'), {
      data: {
        code: 'manifest.empty',
        message: 'The file is empty.',
        remedy: 'Choose another.',
        detail: null,
      },
    });
    expect(failureShapeOf(thrown)).toEqual({
      code: 'manifest.empty',
      message: 'The file is empty.',
      remedy: 'Choose another.',
    });
  });

  it.each([new Error('socket'), 'text', null, undefined, { data: null }, { data: { message: 3 } }])(
    'has words for whatever else is thrown: %s',
    (thrown) => {
      const { message, remedy } = failureShapeOf(thrown);
      expect(message).not.toBe('');
      expect(remedy).not.toBe('');
    },
  );
});
