import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AppError } from '../../src-main/domain/errors.ts';
import { isOurAddress } from '../../src-main/hosts/desktop/address.ts';
import { createInbox, filesIn } from '../../src-main/hosts/desktop/files.ts';
import type { HandedFile } from '../../src-main/hosts/desktop/handed-file.ts';
import { isKnownSite, secureAddress } from '../../src-main/hosts/desktop/record-link.ts';
import { tempFolder } from '../support/temp.ts';

describe('an address of ours', () => {
  it.each(['app://krithi-desk/', 'app://krithi-desk', 'app://krithi-desk/batches/1?sort=name#x'])(
    'is %s',
    (address) => {
      expect(isOurAddress(address)).toBe(true);
    },
  );

  it.each([
    'app://krithi-desk.example/',
    'app://krithi-desk@example/',
    'app://user@krithi-desk/',
    'app://user:pw@krithi-desk/',
    'app://krithi-desk:80/',
    'app://Krithi-Desk/',
    'app:krithi-desk/',
    'https://krithi-desk/',
    'https://example/app://krithi-desk/',
    'file:///app://krithi-desk/',
    'javascript:app://krithi-desk/',
    'about:blank',
    '',
  ])('is not %s', (address) => {
    expect(isOurAddress(address)).toBe(false);
  });
});

describe("a record's link", () => {
  it.each([
    ['http://guru-guha.blogspot.com/2007/07/a.html', 'https://guru-guha.blogspot.com/2007/07/a.html', true],
    ['https://syamakrishnavaibhavam.blogspot.com/x', 'https://syamakrishnavaibhavam.blogspot.com/x', true],
    ['https://songs.example/x', 'https://songs.example/x', false],
    ['https://guru-guha.blogspot.com.example/x', 'https://guru-guha.blogspot.com.example/x', false],
  ])('%s opens as %s', (link, href, isKnown) => {
    const url = secureAddress(link);
    expect(url?.href).toBe(href);
    expect(url !== null && isKnownSite(url)).toBe(isKnown);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://server.example/share',
    'ms-settings:privacy',
    'mailto:a@b.example',
    'data:text/html,x',
    'https://user:pw@songs.example/',
    'https://songs.example:8443/',
    'http://localhost/',
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://0x7f.1/',
    '//songs.example/',
    'no link',
  ])('%s opens nothing', (link) => {
    expect(secureAddress(link)).toBeNull();
  });
});

describe('files that are handed to the app', () => {
  const inboxIn = () => {
    const { path, remove } = tempFolder();
    onTestFinished(remove);
    const troubles: AppError[] = [];
    const taken: string[][] = [];
    const take = (files: readonly HandedFile[]): boolean => taken.push(files.map(({ name }) => name)) > 0;
    const file = (name: string): string => {
      writeFileSync(join(path, name), 'Hyperlink\n');
      return join(path, name);
    };
    return { inbox: createInbox((error) => troubles.push(error)), troubles, taken, take, file, path };
  };

  it('are the manifests and packs among the words of a command line', () => {
    const words = [
      '.',
      '--flag',
      'a.csv',
      '/b/c.TSV',
      'notes.txt',
      'first.krithipack',
      'song.html',
      '--x=y.csv.exe',
    ];
    expect(filesIn(words, '/home')).toEqual([
      '/home/a.csv',
      '/b/c.TSV',
      '/home/notes.txt',
      '/home/first.krithipack',
    ]);
  });

  it('wait until someone takes them, and then come at once', async () => {
    const { inbox, taken, take, file } = inboxIn();
    await inbox.put([file('a.csv'), file('b.csv')]);
    expect(taken).toEqual([]);
    inbox.deliverTo(take);
    await inbox.put([file('c.csv')]);
    expect(taken).toEqual([['a.csv', 'b.csv'], ['c.csv']]);
  });

  it('wait again when the one who took them is gone', async () => {
    const { inbox, taken, take, file } = inboxIn();
    inbox.deliverTo(() => false);
    await inbox.put([file('a.csv')]);
    inbox.hold();
    inbox.deliverTo(take);
    expect(taken).toEqual([['a.csv']]);
  });

  it('come without those that cannot be read, which are told of', async () => {
    const { inbox, taken, take, file, troubles, path } = inboxIn();
    inbox.deliverTo(take);
    await inbox.put([join(path, 'gone.csv'), file('a.csv'), path]);
    expect(taken).toEqual([['a.csv']]);
    expect(troubles.map(({ code }) => code)).toEqual(['manifest.not_found', 'manifest.unreadable']);
  });
});
