import type { Records } from '../store/index.ts';
import {
  type Answer,
  type DrawnName,
  type JudgedLine,
  type SameEntry,
  answersOf,
  answersOfName,
  placeOf,
} from './judged.ts';

type Name = { readonly lines: JudgedLine[]; readonly drawn: DrawnName[]; answers: readonly Answer[] };

/**
 * What people answered, name by name, read on where the log grew: a decision counts its own
 * name anew and no other, however long the log is. Merges of the list can make two answers
 * one, so a changed list counts all anew.
 */
export const createAnswerBook = (records: Records) => {
  const names = new Map<string, Name>();
  let lines: JudgedLine[] = [];
  let audits: DrawnName[] = [];
  let lastAudit = 0;
  let listVersion = records.entities.version();

  const sameEntry: SameEntry = (line, decided, proposed) => {
    const at = { krithiId: '', kind: line.kind, key: line.key, decisionSeq: line.seq };
    const [one, other] = records.redirects.follow([decided, proposed], at);
    return one === other;
  };

  const nameOf = (place: string): Name => {
    const known = names.get(place);
    if (known !== undefined) return known;
    const fresh: Name = { lines: [], drawn: [], answers: [] };
    names.set(place, fresh);
    return fresh;
  };

  const readOn = (): void => {
    const dirty = new Set<string>();
    const freshLines = records.decisions.since(lines.at(-1)?.seq ?? 0, Number.MAX_SAFE_INTEGER);
    const freshAudits = records.audits.since(lastAudit);
    for (const line of freshLines) {
      nameOf(placeOf(line)).lines.push(line);
      dirty.add(placeOf(line));
    }
    for (const audit of freshAudits) {
      nameOf(placeOf(audit)).drawn.push(audit);
      dirty.add(placeOf(audit));
    }
    lines = freshLines.length === 0 ? lines : [...lines, ...freshLines];
    audits = freshAudits.length === 0 ? audits : [...audits, ...freshAudits];
    lastAudit = freshAudits.at(-1)?.id ?? lastAudit;
    const isListNew = listVersion !== records.entities.version();
    listVersion = records.entities.version();
    for (const place of isListNew ? names.keys() : dirty) {
      const name = nameOf(place);
      name.answers = answersOfName(name.lines, name.drawn, sameEntry);
    }
  };

  return {
    firstSeq: (): number => {
      readOn();
      return lines[0]?.seq ?? 0;
    },
    lastSeq: (): number => {
      readOn();
      return lines.at(-1)?.seq ?? 0;
    },
    linesAfter: (seq: number): readonly JudgedLine[] => {
      readOn();
      return lines.slice(lines.findLastIndex((line) => line.seq <= seq) + 1);
    },
    /** Every answer, or those that the log up to a line gives. In the order of the log. */
    answers: (toSeq = Number.MAX_SAFE_INTEGER): Answer[] => {
      readOn();
      if (toSeq < (lines.at(-1)?.seq ?? 0)) {
        return answersOf(
          lines.filter(({ seq }) => seq <= toSeq),
          audits,
          sameEntry,
        );
      }
      return [...names.values()].flatMap(({ answers }) => answers).sort((a, b) => a.seq - b.seq);
    },
  };
};
