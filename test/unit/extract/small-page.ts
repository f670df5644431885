import { type Script, type Section, scripts } from '../../../src-main/domain/krithi.ts';
import { type ExtractContext, extractKrithi } from '../../../src-main/extract/index.ts';
import { scriptHeads } from '../../support/site/headings.ts';
import { inScript } from '../../support/site/scripts.ts';

export const br = '<br />';
export const lines = (...all: readonly string[]): string => all.join(br);
/** Blocks of lines, parted by blank lines. */
export const stanzas = (...all: readonly string[]): string => all.join(br + br);

export const hosts = {
  tv: 'thyagaraja-vaibhavam.blogspot.com',
  sk: 'syamakrishnavaibhavam.blogspot.com',
  gg: 'guru-guha.blogspot.com',
} as const;
export type House = keyof typeof hosts;

const postTitles: Readonly<Record<House, string>> = {
  tv: 'Thyagaraja Kriti - Endaro - Raga Sri',
  sk: 'Syama Sastry Kriti - Endaro - Raga Sri',
  gg: 'Dikshitar Kriti - Endaro - Raga Sri',
};

export const linkOf = (house: House): string => `http://${hosts[house]}/2009/05/endaro.html`;

/** A small page of a house: only the body is the test's own. */
export const page = (house: House, body: string, title = postTitles[house]): string => `<!DOCTYPE html>
<html><head><title>A Vaibhavam: ${title}</title>
<link href='${linkOf(house)}' rel='canonical'/>
<style>.post-body { margin: 0 }</style></head>
<body><div class='navbar section' id='navbar'><p>skip to main</p></div>
<div class='post hentry'><h3 class='post-title entry-title' itemprop='name'>
${title}
</h3>
<div class='post-body entry-content' id='post-body-1' itemprop='description articleBody'>
${body}
<div style='clear: both;'></div>
</div>
<div class='post-footer'>Posted by the author <span class='post-labels'>Labels: <a href='/x' rel='tag'>Raga</a></span></div>
</div>
<div id='comments'><h4>No comments:</h4></div>
<div class='sidebar section'><ul><li>Archive</li></ul></div>
<div class='footer'>Powered by a blog.</div>
</body></html>
`;

export const read = (house: House, body: string, more: Partial<ExtractContext> & { title?: string } = {}) => {
  const { title, ...context } = more;
  return extractKrithi(page(house, body, title), { url: linkOf(house), ...context });
};

export const head = stanzas(
  '<b>endarO-SrI</b>',
  'In the kRti ‘endarO’ – rAga SrI (tALa Adi), the poet sings.',
);

const letters: Readonly<Record<Script, readonly [string, string, string]>> = {
  latin: ['P', 'A', 'C'],
  devanagari: ['प.', 'अ.', 'च'],
  tamil: ['ப.', 'அ.', 'ச'],
  telugu: ['ప.', 'అ.', 'చ'],
  kannada: ['ಪ.', 'ಅ.', 'ಚ'],
  malayalam: ['പ.', 'അ.', 'ച'],
};

export type Lyric = readonly { readonly mark: string; readonly lines: readonly string[] }[];

/** A lyric in letter style; marks are `P`, `A`, `C` or `C1`. */
export const lyricIn = (script: Script, lyric: Lyric): string =>
  stanzas(
    ...lyric.map(({ mark, lines: own }) => {
      const [p, a, c] = letters[script];
      const number = mark.slice(1);
      const letter = mark === 'P' ? p : mark === 'A' ? a : `${c}${number}${script === 'latin' ? '' : '.'}`;
      return `${letter} ${lines(...own.map((line) => inScript(line, script)))}`;
    }),
  );

export const indicScripts = scripts.filter((script) => script !== 'latin');

/** Latin lyric, then the lyric of the scripts under their names; `change` may spoil the block of one script. */
export const sixScripts = (
  lyric: Lyric,
  change: (block: string, script: Script) => string = (block) => block,
): string =>
  stanzas(
    head,
    change(lyricIn('latin', lyric), 'latin'),
    ...indicScripts.map((script) => lines(scriptHeads[script], change(lyricIn(script, lyric), script))),
  );

export const textsIn = (sections: readonly Section[], script: Script): string[] =>
  sections.filter((s) => s.script === script).map((s) => `${s.kind} ${s.ordinal}: ${s.text}`);

export const shapeIn = (sections: readonly Section[], script: Script): string =>
  sections
    .filter((s) => s.script === script)
    .map((s) => `${s.kind} ${s.ordinal}`)
    .join(', ');

export const codes = (read: { readonly flags: readonly { readonly code: string }[] }): string[] =>
  read.flags.map((flag) => flag.code);

export const endaro: Lyric = [
  { mark: 'P', lines: ['endarO mahAnubhAvulu', 'andariki vandanamulu'] },
  { mark: 'A', lines: ['canduru varNuni anda candamunu', 'hRdayAravindamuna jUci vAru (endarO)'] },
  { mark: 'C1', lines: ['sAma gAna lOla manasija lAvaNya', 'dhanya mUrdhanyulu (endarO)'] },
  { mark: 'C2', lines: ['mAnasa vana cara vara sancAramu', 'nilipi mUrti bAguga poDagane vAru (endarO)'] },
];
