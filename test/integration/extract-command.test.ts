import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Extraction } from '../../src-main/domain/krithi.ts';
import { cliJson, runCli } from '../support/cli.ts';
import { type SiteRow, compose, generatePage, sectionsOf } from '../support/site/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-extract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row: SiteRow = {
  title: 'pAhi mAM',
  raga: 'kalyANi',
  link: 'http://guru-guha.blogspot.com/2008/03/kriti-5.html',
};
const file = join(folder, 'page.html');
writeFileSync(file, generatePage(row, 5));

describe('extract', () => {
  it('prints the fields of the stable interface and what the page states', async () => {
    const printed = await cliJson<Extraction>(['extract', file, '--url', row.link]);
    expect(Object.keys(printed).sort()).toEqual(
      [
        'title',
        'composer',
        'ragas',
        'tala',
        'is_ragamalika',
        'sections',
        'meaning',
        'notes',
        'gist',
        'form',
        'language',
        'adapter',
        'adapter_version',
        'confidence',
        'fields',
        'flags',
      ].sort(),
    );
    expect(Extraction.parse(printed)).toEqual(printed);
    const truth = compose(row, 5);
    expect(printed.title).toBe(row.title);
    expect(printed.composer).toBe('Muthuswami Dikshitar');
    expect(printed.ragas).toEqual([row.raga]);
    expect(printed.tala).toBe(truth.tala);
    expect(printed.sections).toEqual(sectionsOf(truth));
    expect(printed.fields['title']).toMatchObject({ value: row.title, rule: 'head line' });
    expect(printed.adapter).toBe('guru-guha');
  });

  it('compares the title with the one that is expected', async () => {
    const args = ['extract', file, '--url', row.link, '--expect-title'];
    const same = await cliJson<Extraction>([...args, 'pAhi mAM']);
    const other = await cliJson<Extraction>([...args, 'endarO']);
    expect(same.flags).toEqual([]);
    expect(other.flags.map(({ code }) => code)).toEqual(['extract.title_differs']);
  });

  it('fails in words where there is no file, and where the file is no krithi', async () => {
    const none = await runCli(['extract', join(folder, 'none.html'), '--url', row.link]);
    expect(none.code).toBe(1);
    expect(none.out).toBe('');
    const empty = join(folder, 'empty.html');
    writeFileSync(empty, '<html><body></body></html>');
    const nothing = await runCli(['extract', empty, '--url', row.link, '--json']);
    expect(nothing.code).toBe(1);
    expect(nothing.out + nothing.err).toContain('extract.no_body');
  });

  it('needs an address', async () => {
    expect((await runCli(['extract', file])).code).toBe(2);
  });
});
