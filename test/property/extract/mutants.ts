import type { Section } from '../../../src-main/domain/krithi.ts';

/** A change of a page's source that an editor, a browser or a broken connection may make. `at` (0..1) picks the place. */
export type Mutation = {
  readonly name: string;
  readonly apply: (html: string, at: number, sections: readonly Section[]) => string;
};

const bodyStart = (html: string): number => html.indexOf('articleBody');
const bodyEnd = (html: string): number => html.indexOf("<div style='clear: both;'>");

/** Changes one match of a pattern within the post. */
const changeOne = (html: string, pattern: RegExp, at: number, change: (found: string) => string): string => {
  const [from, to] = [bodyStart(html), bodyEnd(html)];
  const matches = [...html.matchAll(pattern)].filter(({ index }) => index > from && index < to);
  const chosen = matches[Math.floor(at * matches.length)];
  if (chosen === undefined) return html;
  const end = chosen.index + chosen[0].length;
  return html.slice(0, chosen.index) + change(chosen[0]) + html.slice(end);
};

const changeAll = (html: string, pattern: RegExp, change: (found: string) => string): string => {
  const [from, to] = [bodyStart(html), bodyEnd(html)];
  return html.slice(0, from) + html.slice(from, to).replaceAll(pattern, change) + html.slice(to);
};

/** Headings of the lyric: words on their own lines, or letters before the first words. */
const headings =
  /(?<=<br \/>|<span>|<span style="font-size:110%;">)(?:(?:(?:samashTi )?(?:anu)?pallavi|(?:samashTi )?caraNam(?: \d+)?|svara sAhitya \d+) ?<br \/>|[पபపಪപ]\.|[अஅఅಅഅ]\.|[चசచಚച] ?\d*\.)/g;

export const mutations: readonly Mutation[] = [
  { name: 'drops a heading', apply: (html, at) => changeOne(html, headings, at, () => '') },
  {
    name: 'drops a large letter',
    apply: (html, at) => changeOne(html, /<span style="font-size:180%;">[A-Z]\d*<\/span> /g, at, () => ''),
  },
  { name: 'makes dashes short', apply: (html) => changeAll(html, /–|&#8211;/g, () => '-') },
  {
    name: 'makes a dash long',
    apply: (html, at) => changeOne(html, /(?<=\w ?)-(?= ?\w)/g, at, () => '–'),
  },
  {
    name: 'leaves an element open',
    apply: (html, at) => changeOne(html, /<\/(?:span|strong|sup|sub|a|h3|td|tr|table|ul|li)>/g, at, () => ''),
  },
  {
    name: 'closes an element too soon',
    apply: (html, at) => changeOne(html, /<br \/>/g, at, (found) => `</span></strong></td>${found}`),
  },
  {
    name: 'writes lowered figures plainly',
    apply: (html) => changeAll(html, /<\/?sub>/g, () => ''),
  },
  {
    name: 'writes references as letters',
    apply: (html) =>
      changeAll(html, /&#(\d+);/g, (found) => String.fromCodePoint(Number(found.slice(2, -1)))),
  },
  {
    name: 'writes letters as references',
    apply: (html) =>
      changeAll(html, /[\u0900-\u0d7f]/g, (found) => `&#x${(found.codePointAt(0) ?? 0).toString(16)};`),
  },
  {
    name: 'adds a blank that does not break',
    apply: (html, at) => changeOne(html, / (?=[^<>]*<br)/g, at, () => '&nbsp; '),
  },
  {
    name: 'puts blanks at line ends',
    apply: (html) => changeAll(html, /<br \/>/g, (found) => ` &nbsp;${found}`),
  },
  { name: 'writes other line breaks', apply: (html) => changeAll(html, /<br \/>/g, () => '<BR>\r\n') },
  {
    name: 'loses a line of the lyric',
    apply: (html, at, sections) => loseLine(html, at, sections),
  },
  {
    name: 'is cut in the middle',
    apply: (html, at) => {
      const from = bodyStart(html);
      return html.slice(0, from + Math.floor(at * (bodyEnd(html) - from)));
    },
  },
  {
    name: 'loses a stretch',
    apply: (html, at) => {
      const from = bodyStart(html) + 20;
      const start = from + Math.floor(at * (bodyEnd(html) - from));
      return html.slice(0, start) + html.slice(Math.min(start + 700, bodyEnd(html)));
    },
  },
];

/** Takes the words between two breaks out of the source, somewhere in the post. */
const loseLine = (html: string, at: number, sections: readonly Section[]): string => {
  const indic = sections.filter(({ script }) => script !== 'latin').length > 0;
  const line = indic ? /<br \/>[^<>]*[\u0900-\u0d7f][^<>]{12,}(?=<br \/>)/g : /<br \/>[^<>]{12,}(?=<br \/>)/g;
  return changeOne(html, line, at, () => '');
};
