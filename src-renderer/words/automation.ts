import type { ClassFigures, Share, TableVersion } from '../../src-main/contract/automation.ts';
import { formatCount, formatNumber, formatRate, formatShare } from '../ui/numbers.ts';

const between = ({ low, high }: Share): string => `${formatShare(low)} to ${formatShare(high)}`;

/** The words of Automation: how sure the machine is. */
export const automationWords = {
  title: 'How sure is the machine?',
  intro: 'How often names that were settled without you were right.',
  failedToLoad: 'The figures could not be looked up',
  back: 'Health',
  loading: 'Counting …',

  blind: {
    title: 'Checked blind',
    none: 'Nothing checked yet',
    wrong: ({ n, of }: Share): string => `${formatNumber(n)} of ${formatNumber(of)} wrong`,
    rate: (share: Share): string =>
      `${formatShare(share.rate)} wrong; with 95% certainty between ${formatShare(share.low)} and ${formatShare(share.high)}.`,
    how: (share: number): string =>
      share === 0
        ? 'No settled names are put before you to check. You can turn that on in Settings.'
        : `${formatShare(share)} of the settled names come up in Review like any other; your answers are counted here.`,
    bound: (bound: number): string => `At most ${formatShare(bound)} is allowed.`,
    settings: 'Change this in Settings',
  },

  classes: {
    title: 'By kind of match',
    columns: {
      kind: 'Kind of match',
      right: 'Right',
      decided: 'By your decisions',
      blind: 'Wrong when checked blind',
      state: 'Now',
    },
    names: {
      alias: 'A spelling you taught',
      same_letters: 'The same letters',
      same_sound: 'The same sound',
      same_tamil_spelling: 'The same in Tamil letters',
      grammar: 'A tala, by its words',
      folded_tokens: 'A composer, deity or temple, by its words',
    },
    help: {
      alias: 'You once said what this spelling means.',
      same_letters: 'kalyANi is Kalyani: capitals and accents aside.',
      same_sound: 'Kalyaani is Kalyani: long vowels, aspirates and the like aside.',
      same_tamil_spelling: 'Tamil does not tell k from g, or t from d.',
      grammar: 'misra cApu, khaNDa jAti tripuTa.',
      folded_tokens: 'Iyer or Ayyar, initials, honorifics, the order of the words.',
    },
    right: ({ rate, low, of }: Share): string =>
      of === 0 ? 'not measured' : `${formatShare(rate)} · at least ${formatShare(low)}`,
    of: ({ n, of }: Share): string => `${formatNumber(n)} of ${formatNumber(of)}`,
    none: '–',
    interval: (share: Share): string => between(share),
    states: { automatic: 'settled by itself', by_setting: 'sent to you', demoted: 'sent to you' },
    bySetting: 'by your settings',
    reinstate: 'Let it decide again',
    reinstateOf: (name: string): string => `Let it decide again: ${name}`,
    reinstated: (name: string): string =>
      `${name}: settled by itself again. Its answers count anew from here.`,
    settled: 'What it settled',
    settledOf: (name: string): string => `What it settled: ${name}`,
  },

  proposals: {
    title: 'Names that it only proposes',
    help: 'These always wait for you. How often was the first candidate the right one?',
    names: {
      near: 'A near name',
      tie: 'Two or more sound alike',
      alternatives: 'The source gives alternatives',
    } as Readonly<Record<string, string>>,
    none: 'no decision yet',
    right: ({ n, of, rate }: Share): string =>
      `${formatNumber(n)} of ${formatNumber(of)} (${formatShare(rate)})`,
  },

  batches: {
    title: 'In your recent batches',
    none: 'No batch has names that were settled without you yet.',
    names: (n: number): string => `${formatCount(n, 'name', 'names')} settled without you`,
    expected: (n: number): string =>
      n < 0.05 ? 'none of them wrong, as far as measured' : `at most about ${formatRate(n)} of them wrong`,
  },

  fit: {
    button: 'Re-fit from your decisions',
    title: 'Re-fit from your decisions',
    intro: (toSeq: number): string =>
      `Your decisions so far (${formatCount(toSeq, 'line of the log', 'lines of the log')}) are counted beside the figures that came with the app. Nothing changes until you take it, and you can go back.`,
    nothing: 'Your decisions add nothing to these figures now.',
    columns: { kind: 'Kind of match', before: 'Now', decided: 'Your decisions', after: 'Then' },
    take: 'Take these figures',
    cancel: 'Leave as it is',
    taken: (version: number): string => `Version ${version} holds now.`,
  },

  versions: {
    title: 'History of the figures',
    columns: { version: 'Version', when: 'When', what: 'What', act: 'Action' },
    builtin: 'As it came with the app',
    holds: 'holds now',
    restore: 'Go back to this',
    restoreOf: (version: number): string => `Go back to version ${version}`,
    restored: (version: number): string =>
      version === 0
        ? 'The figures that came with the app hold again.'
        : `The figures of version ${version} hold again.`,
    what: ({ act, who, evidence, reason, restores, toSeq }: TableVersion): string => {
      const name = evidence === null ? '' : automationWords.classes.names[evidence];
      switch (act) {
        case 'builtin':
          return automationWords.versions.builtin;
        case 'fit':
          return `${who} re-fitted it from ${formatCount(toSeq, 'line', 'lines')} of the log`;
        case 'restore':
          return restores === 0
            ? `${who} went back to the figures that came with the app`
            : `${who} went back to version ${restores}`;
        case 'demote':
          return reason ?? `${name} is sent to you`;
        case 'lift':
          return `${name}: settled by itself again, ${reason ?? ''}`;
        case 'reinstate':
          return `${who} let it decide again: ${name}`;
      }
    },
  },

  settled: {
    title: (name: string): string => `What it settled: ${name}`,
    intro:
      'These stay as they are. To change one for good, open the krithi and choose the right name, or search for it in Authority.',
    none: 'Nothing stands by this kind of match alone.',
    columns: { printed: 'As printed', means: 'Settled as', krithis: 'Krithis' },
    more: 'Show more',
    loading: 'Looking …',
  },

  summary: {
    title: 'Automation',
    open: 'How sure is the machine?',
    well: 'All kinds of match decide by themselves.',
    demoted: (names: readonly string[]): string => `Sent to you: ${names.join(', ')}.`,
  },

  command: 'How sure is the machine?',
} as const;

export const classNameOf = (figures: Pick<ClassFigures, 'evidence'>): string =>
  automationWords.classes.names[figures.evidence];
