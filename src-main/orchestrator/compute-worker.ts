import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { toAppError } from '../domain/errors.ts';
import type { Entity } from '../domain/name.ts';
import { evidenceSnippet, extractKrithi } from '../extract/index.ts';
import {
  type NameIndex,
  asQuestion,
  type Synonyms,
  buildIndex,
  buildIndexInSlices,
  buildSynonyms,
  effectsOfAlias,
  examineAuthority,
  noAliases,
  noSynonyms,
  resolveName,
  searchNames,
  shadowsOf,
} from '../resolve/index.ts';
import type { ComputeReply, ComputeRequest, Study } from './compute.ts';

/** The thread for processor-bound work. It sees neither the store nor the network. */
let index: NameIndex = buildIndex([]);
let gathered: Entity[] = [];
let synonyms: Synonyms = noSynonyms;

const studied = (of: Study): unknown => {
  switch (of.study) {
    case 'doctor':
      return examineAuthority(of.entities, new Set(of.used), of.reviewed);
    case 'shadow':
      return [...shadowsOf(of.entities, of.kind, of.only)];
    case 'alias':
      return effectsOfAlias(of.entities, of, of.values);
  }
};

const answer = async (request: ComputeRequest): Promise<unknown> => {
  switch (request.do) {
    case 'extract': {
      const { html, ...context } = request.input;
      return extractKrithi(html, context);
    }
    case 'snippet':
      return evidenceSnippet(request.input.html, request.input.start, request.input.end);
    case 'authority.begin':
      gathered = [];
      synonyms = buildSynonyms(request.known);
      return null;
    case 'authority.part':
      gathered.push(...request.entities);
      return null;
    case 'authority.index':
      index = await buildIndexInSlices(gathered, breathe, synonyms);
      gathered = [];
      return null;
    case 'resolve':
      // Learnt spellings are looked up by the store, which knows their scopes.
      return request.queries.map((query) =>
        resolveName(index, query, noAliases, request.policy, { twins: true }),
      );
    case 'study':
      return studied(request.of);
    case 'question':
      return request.asked.map(({ query, answerId }) => asQuestion(index, query, answerId));
    case 'search':
      return searchNames(index, request.kind, request.text, request.limit);
  }
};

const reply = (message: ComputeReply): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: ComputeRequest) => {
  answer(request).then(
    (value) => reply({ id: request.id, ok: true, value }),
    (thrown: unknown) => {
      const error = toAppError(thrown);
      reply({ id: request.id, ok: false, code: error.code, detail: error.detail });
    },
  );
});
