import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type KrithiPatch,
  editedSections,
  patchEdits,
  sparsePatch,
} from '../../src-main/domain/krithi-edits.ts';
import { type KrithiEdits, sectionKey } from '../../src-main/domain/krithi.ts';
import { diffWords } from '../../src-main/review/index.ts';
import { type JudgingWorld, extraction, judgingWorld } from '../support/store/judging-world.ts';
import { useStores } from '../support/store/open-test-store.ts';

const open = useStores();
const count = 3;

const keys = ['latin/pallavi/1', 'latin/charanam/1', 'tamil/pallavi/1', 'latin/other/1'] as const;
const text = fc.constantFrom('', 'one', 'two\nlines', 'endarO');
const patch: fc.Arbitrary<KrithiPatch> = fc.record(
  {
    title: fc.constantFrom('endarO', 'another', null),
    gist: fc.oneof(text, fc.constant(null)),
    language: fc.constantFrom('te', 'sa', null),
    sections: fc.dictionary(fc.constantFrom(...keys), fc.oneof(text, fc.constant(null)), { maxKeys: 2 }),
    kinds: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom('anupallavi', 'pallavi', null), {
      maxKeys: 2,
    }),
  },
  { requiredKeys: [] },
);

const at = fc.nat(count - 1);
const act = fc.oneof(
  fc.record({
    do: fc.constantFrom('approve', 'reject', 'reopen'),
    all: fc.uniqueArray(at, { minLength: 1 }),
  }),
  fc.record({ do: fc.constant('edit'), of: at, patch }),
  fc.record({ do: fc.constant('names'), of: at, raga: fc.constantFrom('raga:todi', 'raga:kalyani') }),
  // The tasks of krithis whose names changed come through sooner or later, or not yet.
  fc.record({ do: fc.constant('work') }),
  fc.record({ do: fc.constantFrom('apart', 'keep'), of: at, other: at }),
  fc.record({ do: fc.constantFrom('undo', 'redo') }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const perform = ({ approval, work }: JudgingWorld, ids: readonly string[], step: Act): void => {
  const id = (n: number): string => ids[n] ?? '';
  try {
    if ('patch' in step) approval.edit(id(step.of), step.patch, 'asha');
    else if ('raga' in step) approval.setNames(id(step.of), 'raga', [step.raga], 'asha');
    else if ('other' in step) {
      if (step.do === 'apart') approval.tellApart(id(step.of), id(step.other), 'asha');
      else approval.keepOne(id(step.of), id(step.other), 'asha');
    } else if ('all' in step) approval.judgeMany(step.all.map(id), step.do, 'asha', 'why');
    else if (step.do === 'undo') approval.undo('asha');
    else if (step.do === 'work') work();
    else approval.redo('asha');
  } catch (thrown) {
    // A krithi that cannot be put together as it stands is refused in words, and nothing is done.
    expect(String(thrown)).toContain('not possible in the present state');
  }
};

/** Everything that undo has to bring back. */
const standing = ({ records, namesOf }: JudgingWorld, ids: readonly string[]) =>
  ids.map((id) => ({
    judged: records.krithis.judged(id),
    edits: records.krithis.get(id).edits,
    title: records.krithis.get(id).title,
    duplicates: records.krithis.get(id).duplicates.map((d) => d.krithi),
    ragas: namesOf(id, 'raga'),
  }));

describe('the log of what people did to krithis', () => {
  it('is what the krithis are: edits fold from it, undo of all is the start, redo of all the end', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (steps) => {
        const world = judgingWorld(open());
        const { records, approval, log } = world;
        const ids = Array.from({ length: count }, () => world.resolved());
        // Chosen names that are taken back leave the printed ones to their verdict; give them one.
        for (const id of ids)
          world.decisions.decide(
            {
              kind: 'raga',
              value: 'sri',
              act: 'accept',
              entities: ['raga:sri'],
              krithi: id,
              alias: 'no',
              except: [],
            },
            'ravi',
          );
        world.work();
        // One is out already: an edit, or opening it again, takes it back before a reviewer.
        const [out = ''] = ids;
        records.store.write(() =>
          records.krithis.move(records.krithis.get(out), 'approved', 'ravi', { reviewer: 'ravi' }),
        );
        world.publish(out);
        const start = standing(world, ids);
        for (const step of steps) perform(world, ids, step);
        for (const id of ids) {
          const fold = records.krithiSteps
            .history(id)
            .filter((line) => line.act === 'edit' && log.stands(line.id))
            .reduce<KrithiEdits>((edits, { after }) => patchEdits(edits, after.patch ?? {}), {});
          expect(records.krithis.get(id).edits).toEqual(fold);
        }
        world.work();
        const end = standing(world, ids);
        let undone = 0;
        while (approval.undo('asha') !== null) undone += 1;
        expect(standing(world, ids)).toEqual(start);
        world.work();
        expect(standing(world, ids)).toEqual(start);
        for (let left = undone; left > 0; left -= 1) {
          approval.redo('asha');
          // Names that were chosen again send the krithi on its way; the next step needs it there.
          world.work();
        }
        expect(standing(world, ids)).toEqual(end);
      }),
      { numRuns: 25 },
    );
  });
});

describe('edits', () => {
  it('are sparse: nothing that the page says itself is kept, and every other section stays', () => {
    const read = { extraction: extraction(), csvTitle: 'endarO' };
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 6 }), (patches) => {
        const edits = patches.reduce<KrithiEdits>(
          (now, each) => patchEdits(now, sparsePatch(read, each)),
          {},
        );
        const original = new Map(read.extraction.sections.map((s) => [sectionKey(s), s]));
        for (const [key, value] of Object.entries(edits.sections ?? {}))
          expect(value).not.toBe(original.get(key)?.text ?? '');
        expect(edits.title).not.toBe('endarO');
        expect(edits.gist).not.toBe('');
        const now = editedSections(read.extraction, edits);
        const untouched = now.filter(({ key }) => edits.sections?.[key] === undefined);
        expect(untouched.map(({ text }) => text)).toEqual(untouched.map(({ original }) => original?.text));
        const places = now.filter(({ text }) => text !== '').map((s) => sectionKey(s));
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('show every word of both texts in their difference', () => {
    const words = fc.array(fc.constantFrom('rAma', 'rama', 'sItA', 'pAhi', '\n'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const pieces = diffWords(a.join(' '), b.join(' '), (word) => word.toLowerCase());
        const wordsOf = (text: string): string[] => text.match(/\n|\S+/gu) ?? [];
        const before = pieces.flatMap((p) => (p.is === 'added' ? [] : wordsOf(p.text)));
        const after = pieces.flatMap((p) => (p.is === 'removed' ? [] : wordsOf(p.other ?? p.text)));
        expect(before).toEqual(a);
        expect(after).toEqual(b);
      }),
    );
  });
});
