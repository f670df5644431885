import { describe, expect, it } from 'vitest';
import {
  codes,
  endaro,
  head,
  lines,
  lyricIn,
  read,
  shapeIn,
  sixScripts,
  stanzas,
  textsIn,
} from './small-page.ts';

const plain = read('tv', sixScripts(endaro)).sections;

describe('marks within words', () => {
  it('drops footnote figures, also within words and brackets, and joins lowered digits', () => {
    const body = stanzas(
      head,
      lines('P <sup>1</sup>endarO mahA<sup>2</sup>nubhAvulu', 'andariki(<sup>4a</sup>E) vandanamulu'),
      lines(
        'Tamil',
        'ப. எந்த<sub>3</sub>ரோ மஹானுபா<sub> 4 </sub>வுலு',
        'அந்த<span style="vertical-align: super;">7</span>ரிகி வந்த<sub>3</sub>னமுலு',
      ),
    );
    const { sections } = read('tv', body);
    expect(textsIn(sections, 'latin')).toEqual(['pallavi 1: endarO mahAnubhAvulu\nandariki(E) vandanamulu']);
    expect(textsIn(sections, 'tamil')).toEqual(['pallavi 1: எந்த3ரோ மஹானுபா4வுலு\nஅந்தரிகி வந்த3னமுலு']);
  });

  it('drops footnote figures that the editor did not raise, and says so', () => {
    const body = stanzas(head, lines('P 1endarO mahAnubhAvulu', '^2andariki (3E) vandanamulu'));
    const result = read('tv', body);
    expect(textsIn(result.sections, 'latin')).toEqual([
      'pallavi 1: endarO mahAnubhAvulu\nandariki (E) vandanamulu',
    ]);
    expect(codes(result)).toContain('extract.footnote_figures');
  });

  it('keeps sandhi letters in brackets', () => {
    const body = stanzas(
      head,
      lines('P mA(y)amma ani nE', 'pilicitE'),
      lines('C rAvE kAvalen(a)yya', '(rAvE)'),
    );
    expect(textsIn(read('tv', body).sections, 'latin')[1]).toBe('charanam 1: rAvE kAvalen(a)yya\n(rAvE)');
  });
});

describe('markup that was left open or pasted', () => {
  it('does not lose the lyrics in a table that is never closed', () => {
    const body = stanzas(
      '<h3>endarO - rAgaM SrI - tALaM Adi</h3>',
      '<h3>English</h3><table id="English"><tr><td><a href="#Tamil">Tamil</a></td>' +
        lines('<span>pallavi', 'endarO mahAnubhAvulu', 'andariki vandanamulu</span>'),
      lines('caraNam', 'sAma gAna lOla manasija lAvaNya'),
    );
    const { sections } = read('gg', body);
    expect(textsIn(sections, 'latin')).toEqual([
      'pallavi 1: endarO mahAnubhAvulu\nandariki vandanamulu',
      'charanam 1: sAma gAna lOla manasija lAvaNya',
    ]);
  });

  it('does not lose the lyrics behind a raised or lowered element that is never closed', () => {
    const raised = sixScripts(endaro, (block, script) =>
      script === 'latin' ? block.replace('P ', 'P <sup>1') : block,
    );
    expect(read('tv', raised).sections).toEqual(plain);
    const lowered = sixScripts(endaro, (block, script) =>
      script === 'tamil' ? block.replace(/(\p{L}\p{M}*)3/u, '$1<sub>3') : block,
    );
    expect(read('tv', lowered).sections).toEqual(plain);
  });

  it('does not lose the lyrics behind a link that is never closed', () => {
    const body = sixScripts(endaro, (block, script) =>
      script === 'kannada' ? `<a href="#top">${block}` : block,
    );
    expect(read('tv', body).sections).toEqual(plain);
  });

  it('reads a paste from a word processor', () => {
    const paragraph = (text: string): string =>
      `<p class="MsoNormal" style="margin: 0cm"><span lang="EN-GB" style="mso-bidi-font-size: 10.0pt"><o:p></o:p>${text}&nbsp;<o:p></o:p></span></p>`;
    const body = stanzas(
      head,
      paragraph('pallavi') +
        paragraph('endarO&nbsp;mahAnubhAvulu') +
        paragraph('andariki &nbsp; vandanamulu'),
      paragraph('caraNam') + paragraph('sAma gAna lOla<sup><span style="mso-x: y">12</span></sup>'),
    );
    expect(textsIn(read('sk', body).sections, 'latin')).toEqual([
      'pallavi 1: endarO mahAnubhAvulu\nandariki vandanamulu',
      'charanam 1: sAma gAna lOla',
    ]);
  });

  it('does not care for spans that cross the borders of scripts', () => {
    const body = stanzas(
      head,
      lyricIn('latin', endaro),
      `<span style="font-size:130%">${lines('Devanagari', lyricIn('devanagari', endaro), '', 'Tamil</span>')}`,
      `<span>${lines(lyricIn('tamil', endaro), '', '<b><span>Telugu</b>', lyricIn('telugu', endaro))}</span>`,
    );
    const { sections } = read('tv', body);
    for (const script of ['latin', 'devanagari', 'tamil', 'telugu'] as const)
      expect(shapeIn(sections, script)).toBe('pallavi 1, anupallavi 1, charanam 1, charanam 2');
  });

  it('reads line ends, references and composed letters alike', () => {
    const body = sixScripts(endaro);
    const referred = [...body]
      .map((letter) =>
        (letter.codePointAt(0) ?? 0) > 0x900 ? `&#x${letter.codePointAt(0)?.toString(16)};` : letter,
      )
      .join('');
    expect(read('tv', referred).sections).toEqual(plain);
    expect(read('tv', body.normalize('NFD')).sections).toEqual(plain);
    expect(read('tv', body.replaceAll('<br />', '\r\n<BR>\r\n')).sections).toEqual(plain);
  });

  it('says so when an Indian script holds letters of another', () => {
    const body = sixScripts(endaro, (block, script) =>
      script === 'telugu' ? block.replace(/ \S+$/, ' स ') : block,
    );
    expect(codes(read('tv', body))).toContain('extract.foreign_text');
  });
});
