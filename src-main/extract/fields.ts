import type { FieldEvidence } from '../domain/krithi.ts';
import { type Line, type Span, lineSpan, partSpan } from './line-model.ts';

/** A field as read: its value, the rule that read it, where it stands and how sure the reading is. */
export type Found = {
  readonly value: string;
  readonly rule: string;
  readonly confidence: number;
  /** The line it stands on and the words on that line that state it. */
  readonly line: Line;
  readonly printed: string;
};

export const found = (
  value: string,
  rule: string,
  confidence: number,
  line: Line,
  printed = value,
): Found => ({
  value,
  rule,
  confidence,
  line,
  printed,
});

const rounded = (confidence: number): number => Math.round(confidence * 100) / 100;

export const evidenceOf = (html: string, field: Found): FieldEvidence => ({
  value: field.value,
  rule: field.rule,
  ...partSpan(html, field.line, field.printed),
  confidence: rounded(field.confidence),
});

/** Evidence of a text of many lines. */
export const evidenceOfLines = (
  html: string,
  value: string,
  rule: string,
  lines: readonly Line[],
): FieldEvidence => {
  const spans = lines.map((line) => lineSpan(html, line));
  const span: Span = {
    start: Math.min(...spans.map((s) => s.start)),
    end: Math.max(...spans.map((s) => s.end)),
  };
  return { value, rule, ...span, confidence: 0.9 };
};
