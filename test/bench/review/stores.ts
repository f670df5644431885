import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entity } from '../../../src-main/domain/name.ts';
import { newId } from '../../../src-main/domain/ids.ts';
import { type Engine, createEngine } from '../../../src-main/engine.ts';
import { extractKrithi } from '../../../src-main/extract/index.ts';
import { checkoutPaths } from '../../../src-main/hosts/paths.ts';
import {
  buildIndex,
  keyOf,
  noAliases,
  resolveName,
  titleKey,
  writeAuthority,
} from '../../../src-main/resolve/index.ts';
import { archiveCodec, parseConnectTo } from '../../../src-main/scrape/index.ts';
import { generatePage, startSite } from '../../support/site/index.ts';
import type { Question } from './questions.ts';

const host = 'guru-guha.blogspot.com';
const hosts = ['thyagaraja-vaibhavam', 'syamakrishnavaibhavam', 'guru-guha'].map(
  (name) => `${name}.blogspot.com`,
);

/** The program's resources with another list of names in them; gives their folder. */
export const resourcesWith = (folder: string, entities: readonly Entity[]): string => {
  const resources = join(folder, 'resources');
  cpSync(join(checkoutPaths().resourcesDir, 'authority'), join(resources, 'authority'), { recursive: true });
  writeFileSync(
    join(resources, 'authority', 'authority.json'),
    writeAuthority(entities, 'without short names'),
  );
  return resources;
};

const syllables = [
  'rA',
  'ma',
  'nI',
  'sE',
  'kA',
  'Di',
  'va',
  'ni',
  'dE',
  'vi',
  'gu',
  'ru',
  'pA',
  'hi',
  'SrI',
  'ja',
];
const spelled = (n: number): string =>
  [...n.toString(16)].map((digit) => syllables[Number.parseInt(digit, 16)] ?? '').join('');
/** A title of its own for each krithi: a number in syllables. */
const titleOf = (at: number, n: number): string => `${spelled(at)} ${spelled(n)}`;

/** A manifest that prints each question's value in so many krithis, in an order of the seed's making. */
export const manifestOf = (questions: readonly Question[], counts: readonly number[]): string => {
  const rows = questions.flatMap(({ value }, at) =>
    Array.from({ length: counts[at] ?? 0 }, (_, n) => {
      const quoted = `"${value.replaceAll('"', '""')}"`;
      return `${titleOf(at, n)},${quoted},http://${hosts[(at + n) % hosts.length] ?? host}/2009/0${(n % 9) + 1}/kriti-${at}-${n}.html`;
    }),
  );
  return `Krithi,Raga,Hyperlink\n${rows.join('\n')}\n`;
};

/** Blind questions are drawn by chance: every run must ask the same. */
const withoutAudits = (engine: Engine): void => {
  engine.settings.set({ auditShare: 0 }, 'bench');
};

/** Manifests through the whole pipeline, over pages of the same rows on loopback, until all that can go on has gone on. */
export const importManifests = async (
  files: readonly string[],
  dataDir: string,
  resourcesDir: string,
): Promise<void> => {
  const site = await startSite({ manifestFiles: files, seed: 7 });
  const engine = createEngine({
    ...checkoutPaths(),
    resourcesDir,
    dataDir,
    appVersion: 'bench',
    connectTo: hosts.map((name) => parseConnectTo(`${name}:80:127.0.0.1:${site.port}`)),
    rates: { siteIntervalMs: 1, globalIntervalMs: 0 },
  });
  try {
    withoutAudits(engine);
    for (const path of files) await engine.ingest.create({ path, name: path }, {}, 'bench', 'Real');
    engine.start();
    await engine.dispatcher.whenIdle();
  } finally {
    await engine.stop();
    await site.close();
  }
};

export type BigStore = {
  readonly questions: readonly Question[];
  readonly counts: readonly number[];
  readonly entities: readonly Entity[];
  /** Values, most krithis first, whose krithis carry a whole extraction, and the first of them their page. */
  readonly whole: number;
};

/** Krithis of a value that have their page in the archive. */
const pagesEach = 8;
const chunk = 2000;

/** A store where every krithi waits for its raga, made with the store's own queries. */
export const makeBigStore = async (big: BigStore, dataDir: string, resourcesDir: string): Promise<void> => {
  const engine = createEngine({
    ...checkoutPaths(),
    resourcesDir,
    dataDir,
    appVersion: 'bench',
    network: false,
  });
  try {
    withoutAudits(engine);
    const batchId = newId();
    engine.records.store.write(() => {
      engine.records.batches.insert({
        id: batchId,
        name: 'Big',
        file: 'big.csv',
        fileHash: batchId,
        options: {},
        actor: 'bench',
      });
      engine.records.batches.move(engine.records.batches.get(batchId), 'running', 'bench');
    });
    const valueIds = storeValues(engine, big);
    const rows = big.questions.flatMap((question, at) =>
      Array.from({ length: big.counts[at] ?? 0 }, (_, n) => ({ question, at, n })),
    );
    const pages = wholePages(big);
    for (let from = 0; from < rows.length; from += chunk) {
      engine.records.store.write(() =>
        storeKrithis(engine, batchId, rows.slice(from, from + chunk), valueIds, pages),
      );
    }
  } finally {
    await engine.stop();
  }
};

const storeValues = (engine: Engine, big: BigStore): number[] => {
  const index = buildIndex(big.entities);
  const version = engine.names.version();
  return engine.records.store.write(() =>
    big.questions.map(({ value }) => {
      const { id } = engine.records.names.ensure('raga', keyOf('raga', value), value);
      const query = { kind: 'raga', value, site: null, batchId: null, composer: null } as const;
      engine.records.names.setVerdict(id, resolveName(index, query, noAliases), version);
      return id;
    }),
  );
};

const linkOf = (at: number, n: number): string => `http://${host}/2009/01/big-${at}-${n}.html`;

type WholePage = { readonly html: string; readonly extraction: ReturnType<typeof extractKrithi> };

/** One page a value, as its site would print it, and what is read from it. */
const wholePages = (big: BigStore): WholePage[] =>
  big.questions.slice(0, big.whole).map(({ value }, at) => {
    const link = linkOf(at, 0);
    const html = generatePage({ title: titleOf(at, 0), raga: value, link }, 7);
    return {
      html,
      extraction: extractKrithi(html, { url: link, expectTitle: titleOf(at, 0), expectRaga: value }),
    };
  });

type BigRow = { readonly question: Question; readonly at: number; readonly n: number };

const storeKrithis = (
  { records }: Engine,
  batchId: string,
  rows: readonly BigRow[],
  valueIds: readonly number[],
  pages: readonly WholePage[],
): void => {
  const jobId = records.batches.jobId(batchId, 'entity_resolution');
  for (const { question, at, n } of rows) {
    const id = newId();
    const link = linkOf(at, n);
    const title = titleOf(at, n);
    records.krithis.insert({
      id,
      batchId,
      link,
      site: host,
      line: 2,
      printedLink: link,
      csvTitle: title,
      csvRaga: question.value,
      csvComposer: null,
      csvTala: null,
      titleKey: titleKey(title),
    });
    const page = pages[at];
    const span = page?.extraction.fields['raga'];
    if (page !== undefined) {
      records.krithis.setExtraction(id, page.extraction, link, title, titleKey(title));
      if (n < pagesEach) records.pages.put(archived(link, page.html, records.store.clock.now()));
    }
    records.tasks.insert({
      batchId,
      jobId,
      kind: 'entity_resolution',
      krithiId: id,
      title,
      link,
      site: host,
    });
    records.names.replaceMentions(id, [
      {
        krithiId: id,
        kind: 'raga',
        position: 0,
        printed: question.value,
        source: 'manifest',
        spanStart: span?.start ?? null,
        spanEnd: span?.end ?? null,
        valueId: valueIds[at] ?? 0,
        state: 'waiting',
        entities: [],
        how: '',
        evidence: null,
        decisionId: null,
      },
    ]);
    records.krithis.markAsked(id);
  }
  for (const task of records.tasks.claim(batchId, 'entity_resolution', null, rows.length, 60_000))
    records.tasks.end(task, { state: 'blocked', code: 'resolve.waiting', message: 'raga' });
};

const archived = (link: string, html: string, fetchedAt: number) => {
  const bytes = Buffer.from(html);
  return {
    link,
    finalUrl: link,
    status: 200,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
    ...archiveCodec.pack(bytes),
    rawBytes: bytes.length,
    sha256: link,
    fetchedAt,
  };
};
