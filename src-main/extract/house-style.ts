import type { Extraction, FieldEvidence, Flag, Language, MusicalForm } from '../domain/krithi.ts';
import { extractorVersion, type SiteRules } from './adapters.ts';
import { blocksOf } from './blocks.ts';
import { isRagamalika, sameRaga, sameTitle, soundsLikeTitle } from './compare-names.ts';
import { confidenceOf } from './confidence.ts';
import { evidenceOf, type Found, found } from './fields.ts';
import { type Expected, type Head, isPreamble, readDashedHead, readLabelledHead } from './head-line.ts';
import { type Introduction, readIntroduction } from './introduction.ts';
import type { Line } from './line-model.ts';
import { readLyrics } from './lyrics.ts';
import { pageFlags } from './page-flags.ts';
import type { Post } from './post.ts';
import { composerIn, type PostTitle, readPostTitle } from './post-title.ts';
import { proseOf } from './prose.ts';
import { parseLyric } from './sections.ts';

/** Reads a post of the house style that the three sites share. */
export const readHouseStyle = (post: Post, rules: SiteRules, expected: Expected): Extraction => {
  const blocks = blocksOf(post.lines);
  const front = openingOf(blocks[0]?.lines ?? []).filter((line) => !isPreamble(line.text));
  const intro = front.map(readIntroduction).find((found) => found !== null) ?? null;
  const head =
    rules.head === 'labelled'
      ? (readLabelledHead(post.lines.slice(0, 80)) ?? readDashedHead(front, intro, expected))
      : (readDashedHead(front, intro, expected) ?? readLabelledHead(front));
  const postTitle = post.title === null ? null : readPostTitle(post.title);

  const title = head?.title ?? quotedTitle(intro) ?? postTitle?.title ?? null;
  const raga = head?.raga ?? intro?.raga ?? postTitle?.raga ?? null;
  const tala = head?.tala ?? intro?.tala ?? null;
  const ragamalika = raga !== null && isRagamalika(raga.value);
  const isProse = (line: Line): boolean =>
    line === head?.title.line ||
    line === intro?.line ||
    line.heading ||
    isPreamble(line.text) ||
    !isLyricLike(line);
  const lyrics = readLyrics(blocks, { ragamalika, isProse, cutOff: post.cutOff });
  const ragas =
    lyrics.listed.length > 0
      ? lyrics.listed.map(({ name, line }) => found(name, 'ragamalika sub-heading', 0.95, line))
      : raga === null
        ? []
        : [raga];

  const fields: Record<string, FieldEvidence> = {};
  const put = (name: string, field: Found | null): void => {
    if (field !== null) fields[name] = evidenceOf(post.html, field);
  };
  put('title', title);
  const composer = composerOf(post, rules, postTitle);
  put('composer', composer);
  ragas.forEach((each, i) => put(i === 0 ? 'raga' : `raga.${i}`, each));
  put('tala', tala);
  const form = formOf(postTitle, intro);
  put('form', form);
  const language = languageOf(post, rules, postTitle, intro);
  put('language', language);
  const gist = proseOf(post.html, blocks, ['gist'], 'gist');
  const meaning = proseOf(post.html, blocks, ['meaning'], 'meaning');
  const notes = proseOf(post.html, blocks, ['notes', 'variations', 'references', 'comments'], 'notes', true);
  for (const [name, evidence] of Object.entries({ gist, meaning, notes })) {
    if (evidence !== null) fields[name] = evidence;
  }

  const flags = [
    ...pageFlags(post, lyrics.sections.length),
    ...lyrics.flags,
    ...witnessesMissing(rules, head, intro),
    ...compared(title, raga, head, intro, postTitle, expected),
  ];
  return {
    title: title?.value ?? null,
    composer: composer.value,
    ragas: ragas.map((each) => each.value),
    tala: tala?.value ?? null,
    is_ragamalika: ragamalika,
    sections: [...lyrics.sections],
    meaning: meaning?.value ?? null,
    notes: notes?.value ?? null,
    gist: gist?.value ?? null,
    form: form === null ? null : (formNames[form.value] ?? null),
    language: language === null ? null : (languageNames[language.value] ?? null),
    adapter: rules.adapter,
    adapter_version: extractorVersion,
    confidence: confidenceOf({ head: head !== null, flags, known: true }),
    fields,
    flags,
  };
};

/** The lines before the first sure section of the Latin lyric. */
const openingOf = (lines: readonly Line[]): readonly Line[] =>
  parseLyric(lines, 'latin', { weakMarks: false, ragamalika: false }).lead;

const quotedTitle = (intro: Introduction | null): Found | null =>
  intro?.quoted === null || intro?.quoted === undefined
    ? null
    : found(intro.quoted, 'introduction', 0.7, intro.line);

/** Romanised words without a sentence's stops. */
const isLyricLike = (line: Line): boolean =>
  !/[.:;?!]\s|https?:|\b(?:the|and|of|is|in)\b/.test(line.text) && !/\br[aA]ga[Mm]?\b/.test(line.text);

/** The site is its composer's own; its pages may still say another. */
const composerOf = (post: Post, rules: SiteRules, postTitle: PostTitle | null): Found => {
  const line = postTitle?.line ?? post.pageTitle ?? post.lines[0];
  const named = postTitle?.composer ?? null;
  if (line === undefined) throw new Error('a post without lines');
  const words = /^[^-–]*/.exec(line.text)?.[0].trim() ?? '';
  if (named !== null)
    return found(named, named === rules.composer ? 'site and post title' : 'post title', 0.97, line, words);
  const blog =
    post.pageTitle !== null && composerIn(post.pageTitle.text) === rules.composer ? post.pageTitle : line;
  return found(rules.composer, 'site', 0.95, blog, blog.text);
};

const formNames: Readonly<Record<string, MusicalForm>> = {
  KRITHI: 'KRITHI',
  VARNAM: 'VARNAM',
  SWARAJATHI: 'SWARAJATHI',
};

const formWords: readonly (readonly [MusicalForm, RegExp])[] = [
  ['SWARAJATHI', /\bs[vw]ara[ -]?jath?i\b/i],
  ['VARNAM', /\bvar[nN]a[mM]?\b/i],
  ['KRITHI', /\bk[rR]i?th?i\b/i],
];

/** The introduction's own words first: a post titled `Kriti` may speak of a svara jati. */
const formOf = (postTitle: PostTitle | null, intro: Introduction | null): Found | null => {
  const opening = intro?.line.text.slice(0, 40) ?? '';
  const sources: readonly (readonly [string, Line | undefined, string])[] = [
    [opening, intro?.line, 'introduction'],
    [postTitle?.suffixes.join(' - ') ?? '', postTitle?.line, 'post title'],
    [postTitle?.line.text ?? '', postTitle?.line, 'post title'],
  ];
  const readings = sources.flatMap(([text, line, rule]) =>
    formWords.flatMap(([form, pattern]) => {
      const words = pattern.exec(text)?.[0];
      return words === undefined || line === undefined ? [] : [found(form, rule, 0.95, line, words)];
    }),
  );
  return readings.find((r) => r.value !== 'KRITHI') ?? readings[0] ?? null;
};

const languageNames: Readonly<Record<string, Language>> = {
  sa: 'sa',
  te: 'te',
  ta: 'ta',
  kn: 'kn',
  ml: 'ml',
};
const languageWords: readonly (readonly [Language, RegExp])[] = [
  ['ta', /\btamil\b/i],
  ['sa', /\bsa[nm]skrit\b/i],
  ['te', /\btelugu\b/i],
];

/** The site's language, else what title, introduction or preamble say, else what most of the site is in. */
const languageOf = (
  post: Post,
  rules: SiteRules,
  postTitle: PostTitle | null,
  intro: Introduction | null,
): Found | null => {
  const line = postTitle?.line ?? post.lines[0];
  if (rules.language !== null && line !== undefined)
    return found(rules.language, 'site', 0.9, line, line.text);
  const preamble = post.lines.slice(0, 4).find((l) => /^transliteration\s*[-–]/i.test(l.text));
  const sources: readonly (readonly [Line | undefined, string, string, number])[] = [
    [postTitle?.line, postTitle?.line.text ?? '', 'post title', 0.9],
    [intro?.line, intro?.line.text.slice(0, 40) ?? '', 'introduction', 0.9],
    [preamble, preamble?.text ?? '', 'preamble', 0.7],
  ];
  for (const [where, text, rule, confidence] of sources) {
    const word = languageWords.find(([, pattern]) => pattern.test(text));
    const words = word?.[1].exec(text)?.[0];
    if (word !== undefined && words !== undefined && where !== undefined)
      return found(word[0], rule, confidence, where, words);
  }
  return rules.usualLanguage === null || line === undefined
    ? null
    : found(rules.usualLanguage, 'usual on the site', 0.6, line, line.text);
};

/** What every page of the house has, and this one has not: fields may be lost with it. */
const witnessesMissing = (rules: SiteRules, head: Head | null, intro: Introduction | null): Flag[] => [
  ...(head === null ? [{ code: 'extract.no_head', message: 'The head line was not found.' }] : []),
  ...(rules.head === 'dashed' && intro === null
    ? [{ code: 'extract.no_introduction', message: 'The sentence that states raga and tala was not found.' }]
    : []),
];

/** Where the page's witnesses or the manifest disagree. */
const compared = (
  title: Found | null,
  raga: Found | null,
  head: Head | null,
  intro: Introduction | null,
  postTitle: PostTitle | null,
  expected: Expected,
): Flag[] => {
  const flags: Flag[] = [];
  const flag = (code: string, message: string): void => void flags.push({ code, message });
  if (title === null) flag('extract.no_title', 'The page states no title.');
  else if (
    expected.title !== null &&
    !(head === null ? soundsLikeTitle(title.value, expected.title) : sameTitle(title.value, expected.title))
  ) {
    flag('extract.title_differs', `The page says “${title.value}”, the manifest “${expected.title}”.`);
  }
  if (raga === null) flag('extract.no_raga', 'The page states no raga.');
  else {
    if (expected.raga !== null && !agreesOnRaga(raga, expected.raga)) {
      flag('extract.raga_differs', `The page says “${raga.value}”, the manifest “${expected.raga}”.`);
    }
    if (
      head?.raga !== null &&
      head?.raga !== undefined &&
      intro?.raga !== null &&
      intro?.raga !== undefined &&
      !sameRaga(head.raga.value, intro.raga.value)
    ) {
      flag(
        'extract.raga_unclear',
        `The head line says “${head.raga.value}”, the introduction “${intro.raga.value}”.`,
      );
    }
  }
  if (
    head !== null &&
    postTitle?.title !== null &&
    postTitle?.title !== undefined &&
    !soundsLikeTitle(postTitle.title.value, head.title.value)
  ) {
    flag(
      'extract.title_unclear',
      `The post is titled “${postTitle.title.value}”, its head line says “${head.title.value}”.`,
    );
  }
  return flags;
};

const agreesOnRaga = (raga: Found, expected: string): boolean =>
  (isRagamalika(raga.value) && isRagamalika(expected)) ||
  (raga.rule === 'post title' ? soundsLikeTitle(raga.value, expected) : sameRaga(raga.value, expected));
