import { setImmediate as breathe } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, Random } from './domain/clock.ts';
import type { AppError } from './domain/errors.ts';
import { newId as systemNewId, type NewId } from './domain/ids.ts';
import { limits } from './domain/limits.ts';
import { type Entity, NameKind } from './domain/name.ts';
import { createAuditDraw } from './orchestrator/audit-draw.ts';
import { createBatchControl } from './orchestrator/batch-control.ts';
import { createComputePool } from './orchestrator/compute-pool.ts';
import { createDispatcher } from './orchestrator/dispatcher.ts';
import { createFeed } from './orchestrator/feed.ts';
import { createDriftWatch } from './orchestrator/drift-watch.ts';
import { createExtractHandler } from './orchestrator/handlers/extract.ts';
import { createResolveHandler } from './orchestrator/handlers/resolve.ts';
import { createReviewPrepHandler } from './orchestrator/handlers/review-prep.ts';
import { createScrapeHandler } from './orchestrator/handlers/scrape.ts';
import { createIngest } from './orchestrator/ingest.ts';
import { createListRefresh } from './orchestrator/list-refresh.ts';
import { createListSync } from './orchestrator/list-sync.ts';
import { createListStudies } from './orchestrator/list-studies.ts';
import { createNameService } from './orchestrator/names.ts';
import { createPublishing } from './orchestrator/publishing.ts';
import { recoverAfterStart } from './orchestrator/recovery.ts';
import { createReparse } from './orchestrator/reparse.ts';
import { createSamplePages } from './orchestrator/sample-pages.ts';
import { createServiceLevels } from './orchestrator/service-levels.ts';
import { createSettings } from './orchestrator/settings.ts';
import { createSettleQueue } from './orchestrator/settle-queue.ts';
import { createSitePolicy } from './orchestrator/site-policy.ts';
import { createSnippets } from './orchestrator/snippets.ts';
import { createUpkeep } from './orchestrator/upkeep.ts';
import {
  FOLD_VERSION,
  type ReviewedHomonym,
  builtinPolicy,
  keyOf,
  parseAuthority,
  titleKey,
} from './resolve/index.ts';
import { lyricSkeleton } from './extract/index.ts';
import {
  createApproval,
  createAuthority,
  createAutomation,
  createBulk,
  createDecisions,
  createKrithiBulk,
  createKrithiLog,
  createKrithiSearch,
  createPacks,
  createPrepare,
  createSlicer,
  refold,
} from './review/index.ts';
import { type ConnectRule, createPacer, createScraper } from './scrape/index.ts';
import { machine } from './store/events.ts';
import { openRecords } from './store/index.ts';
import { systemClock, systemRandom } from './system.ts';

export type EngineOptions = {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly resourcesDir: string;
  readonly appVersion: string;
  /** The compute worker's module: source in a checkout, a bundle when packaged. */
  readonly workerUrl: URL;
  /** Tests only: where to connect instead (curl's --connect-to); the only way to a loopback address. */
  readonly connectTo?: readonly ConnectRule[];
  /** Rates of this run, over the settings; a gap under a second only with `connectTo`. */
  readonly rates?: {
    readonly siteIntervalMs?: number;
    readonly globalIntervalMs?: number;
    readonly concurrency?: number;
  };
  /** Share of automatic names that people are asked about blind in this run, over the setting. */
  readonly auditShare?: number;
  /** Whether pages may be fetched. Without it only work that needs no network is done. */
  readonly network?: boolean;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly newId?: NewId;
  readonly parseThreads?: number;
  /** Told of what went wrong outside of any request. */
  readonly onTrouble?: (error: AppError) => void;
};

/**
 * The composition root: builds the rooms in order and starts and stops them.
 * It is plain Node and knows no screen; hosts carry it.
 */
export const createEngine = (options: EngineOptions) => {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const newId = options.newId ?? systemNewId;
  const records = openRecords({ ...options, clock });
  try {
    return assemble(options, { clock, random, newId, records });
  } catch (thrown) {
    records.store.close();
    throw thrown;
  }
};

type Base = {
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: NewId;
  readonly records: ReturnType<typeof openRecords>;
};

const assemble = (options: EngineOptions, { clock, random, newId, records }: Base) => {
  const settings = createSettings(records);
  const recovered = recoverAfterStart(records);
  refold({ records, newId, keyOf }, FOLD_VERSION);
  const known = loadBuiltinAuthority(records, options.resourcesDir);

  const parseThreads = options.parseThreads ?? 2;
  const compute = createComputePool({ workerUrl: options.workerUrl, size: parseThreads, clock, known });
  const policy = createSitePolicy(records, settings, options.rates ?? {});
  const pacer = createPacer({ clock, random, settings: policy.rates, saved: policy.saved() });
  const scraper = createScraper({
    clock,
    random,
    pacer,
    connectTo: options.connectTo ?? [],
    isHurried: () => policy.rates().siteIntervalMs < limits.minSiteIntervalMs,
    userAgent: () => policy.userAgent(options.appVersion),
  });
  const automation = createAutomation({
    records,
    newId,
    builtin: builtinPolicy.counts,
    auditBound: () => settings.get().auditBound,
    acceptTamil: () => settings.get().acceptTamilSpelling,
  });
  const names = createNameService({
    records,
    compute,
    keyOf,
    foldVersion: FOLD_VERSION,
    policy: () => automation.policy(),
  });
  const authority = createAuthority(records, newId);
  const trouble = (error: AppError): void => options.onTrouble?.(error);
  const list = createListRefresh({ records, names, authority, breathe, onTrouble: trouble });
  const studies = createListStudies({
    records,
    compute,
    reviewed: reviewedHomonyms(options.resourcesDir),
    onTrouble: trouble,
  });
  const log = createKrithiLog(records);
  const prepare = createPrepare({ records, ear: lyricSkeleton, log });
  const decisions = createDecisions({ records, newId, keyOf });
  const slicer = createSlicer(breathe);
  const approval = createApproval({ records, newId, log, prepare, decisions, titleKey });
  const ingest = createIngest({ records, newId, titleKey });
  const levels = createServiceLevels(records, settings.get, newId);

  const drift = createDriftWatch({ records, automation, names, onTrouble: trouble });
  const audits = createAuditDraw({
    records,
    compute,
    random,
    share: () => options.auditShare ?? settings.get().auditShare,
    policyVersion: () => automation.policy().version,
  });

  const dispatcher = createDispatcher(
    {
      records,
      clock,
      random,
      pacer,
      settle: createSettleQueue(records, random),
      ingest: ingest.handler,
      scrape: createScrapeHandler({ records, scraper, samplePage: createSamplePages(options.resourcesDir) }),
      extract: createExtractHandler({ records, compute, titleKey }),
      resolve: createResolveHandler({ records, names, audits, keyOf }),
      prepare: createReviewPrepHandler(records, prepare),
      parseThreads,
      concurrency: () => policy.rates().concurrency,
      onPage: levels.count,
      onStoreFailure: trouble,
    },
    { network: options.network ?? true },
  );
  const unlisten = records.store.onCommit(dispatcher.wake);
  const feed = createFeed(records, clock);
  const publishing = createPublishing({
    records,
    newId,
    soundKey: (kind, name) => (kind === 'title' ? titleKey(name) : keyOf(kind, name)),
    onTrouble: trouble,
  });
  const upkeep = createUpkeep({ clock, records, levels, policy, pacer, onTrouble: trouble });

  const snippets = createSnippets(records, compute);
  return {
    records,
    clock,
    newId,
    recovered,
    settings,
    compute,
    names,
    authority,
    list,
    automation,
    drift,
    snippets,
    studies,
    sync: createListSync({
      records,
      authority,
      newId,
      soundKey: (kind, name) => (kind === 'title' ? titleKey(name) : keyOf(kind, name)),
    }),
    ingest,
    levels,
    pacer,
    feed,
    publishing,
    dispatcher,
    control: createBatchControl(records),
    decisions,
    bulk: createBulk(records, decisions),
    packs: createPacks({
      records,
      newId,
      keyOf,
      titleKey,
      snippet: (mention, link) => snippets.of({ ...mention, link }),
    }),
    approval,
    krithiBulk: createKrithiBulk(approval, newId, records.store.clock),
    slicer,
    krithiLog: log,
    krithiSearch: createKrithiSearch(records, titleKey),
    reparse: createReparse(records, compute, titleKey),
    start: (): void => {
      if (list.isBehind()) list.soon(machine);
      drift.start();
      dispatcher.start();
      upkeep.start();
    },
    /** Lets running work finish for a moment, gives the rest back, and says goodbye to the store. */
    stop: async (graceMs = 3000): Promise<void> => {
      slicer.close();
      await upkeep.stop();
      await drift.close();
      unlisten();
      feed.close();
      await publishing.close();
      await dispatcher.stop(graceMs);
      await scraper.close();
      await list.close();
      await compute.close();
      policy.save(pacer.snapshot());
      records.store.close();
    },
  };
};
export type Engine = ReturnType<typeof createEngine>;

/** Spellings that the keepers of the built-in list left to several entries, with their reasons. */
const reviewedHomonyms = (resourcesDir: string): ReviewedHomonym[] =>
  readFileSync(join(resourcesDir, 'authority', 'homonyms.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind, spelling = '', ids = ''] = line.split('\t');
      return { kind: NameKind.parse(kind), spelling, ids: ids.split(', ') };
    });

/** Brings the built-in list into the store, when it is new or was improved; entries of people stay. */
const loadBuiltinAuthority = (records: Base['records'], resourcesDir: string): readonly Entity[] => {
  const text = readFileSync(join(resourcesDir, 'authority', 'authority.json'), 'utf8');
  const { version, entities } = parseAuthority(text, 'the built-in list');
  if (records.settings.get('authority.builtin') === version) return entities;
  records.store.write(() => {
    const tended = records.entities.tended();
    records.entities.putAll(
      entities.filter((e) => !tended.has(e.id)),
      'builtin',
      machine,
    );
    records.settings.put('authority.builtin', version);
  });
  return entities;
};
