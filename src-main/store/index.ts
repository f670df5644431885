import { aliasQueries } from './aliases.ts';
import { authorityLinkQueries } from './authority-links.ts';
import { authorityLogQueries } from './authority-log.ts';
import { auditQueries } from './audits.ts';
import { batchQueries } from './batches.ts';
import { classPolicyQueries } from './class-policies.ts';
import { decisionListQueries } from './decision-list.ts';
import { decisionQueries } from './decisions.ts';
import { entityQueries } from './entities.ts';
import { entityUseQueries } from './entity-use.ts';
import { eventQueries } from './events.ts';
import { healthQueries } from './health.ts';
import { krithiListQueries } from './krithi-list.ts';
import { krithiRecheckQueries } from './krithi-rechecks.ts';
import { krithiStepQueries } from './krithi-steps.ts';
import { krithiQueries } from './krithis.ts';
import { lyricSketchQueries } from './lyric-sketches.ts';
import { manifestRowQueries } from './manifest-rows.ts';
import { nameKeyQueries } from './name-keys.ts';
import { nameQueries } from './names.ts';
import { type OpenOptions, type Store, openStore } from './open.ts';
import { packQueries } from './packs.ts';
import { pageQueries } from './pages.ts';
import { publicationQueries } from './publications.ts';
import { publishChoiceQueries } from './publish-choices.ts';
import { redirectQueries } from './redirects.ts';
import { settingQueries } from './settings.ts';
import { settledNameQueries } from './settled-names.ts';
import { taskListQueries } from './task-list.ts';
import { taskQueries } from './tasks.ts';
import { usageQueries } from './usage.ts';

/** The open store with its queries, one group an aggregate. */
export const openRecords = (options: OpenOptions) => {
  const store = openStore(options);
  return recordsOf(store);
};

const recordsOf = (store: Store) => {
  const events = eventQueries(store);
  const authorityLog = authorityLogQueries(store);
  const redirects = redirectQueries(store);
  return {
    store,
    events,
    batches: batchQueries(store, events),
    tasks: taskQueries(store, events),
    taskList: taskListQueries(store),
    rows: manifestRowQueries(store),
    pages: pageQueries(store),
    packs: packQueries(store),
    krithis: krithiQueries(store, events),
    krithiList: krithiListQueries(store),
    krithiSteps: krithiStepQueries(store),
    rechecks: krithiRecheckQueries(store),
    sketches: lyricSketchQueries(store),
    names: nameQueries(store),
    nameKeys: nameKeyQueries(store),
    settledNames: settledNameQueries(store),
    decisions: decisionQueries(store),
    decisionList: decisionListQueries(store),
    policies: classPolicyQueries(store),
    audits: auditQueries(store),
    aliases: aliasQueries(store),
    authorityLog,
    authorityLinks: authorityLinkQueries(store),
    redirects,
    entities: entityQueries(store, events, authorityLog, redirects),
    entityUse: entityUseQueries(store),
    publications: publicationQueries(store, events),
    choices: publishChoiceQueries(store, events),
    settings: settingQueries(store),
    health: healthQueries(store, events),
    usage: usageQueries(store),
  };
};

export type Records = ReturnType<typeof recordsOf>;
export type { OpenOptions, Store } from './open.ts';
