import { describe, expect, it } from 'vitest';
import { openTarget, pullAuthority } from '../../../src-main/publish/index.ts';
import { sampleKrithi, samplePorts } from '../../support/postgres/sample-krithi.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { count, publish, withTarget } from './publishing.ts';

const database = usePostgres();

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (thrown: unknown) => (thrown as { code?: string }).code ?? String(thrown),
  );
const withPart = (url: string, change: (address: URL) => void): string => {
  const address = new URL(url);
  change(address);
  return address.href;
};

describe('an older installation', () => {
  it('is published to without the newer tables, and says what is left out', async () => {
    const db = await database();
    await db.query(
      'DROP TABLE krithi_section_revisions, krithi_revisions, krithi_source_evidence, source_documents, composer_aliases',
    );
    await db.query('ALTER TABLE imported_krithis DROP COLUMN quality_score, DROP COLUMN import_batch_id');
    const krithi = sampleKrithi();
    const [notes, rows] = await withTarget(db, async (target) => [
      target.notes(),
      await target.apply([krithi]),
    ]);
    expect(rows[0]?.action).toBe('create');
    expect(notes.join('\n')).toMatch(/no source_documents here[^]*no krithi_revisions here/);
    const before = await db.dump();
    expect((await publish(db, krithi))[0]?.action).toBe('unchanged');
    expect(await db.dump()).toEqual(before);
    expect((await publish(db, { ...krithi, title: 'another' }))[0]?.action).toBe('update');
  });

  it('takes no batch id where batches are rows of its own', async () => {
    const db = await database();
    await db.query('CREATE TABLE import_batch (id uuid PRIMARY KEY)');
    await db.query(
      'ALTER TABLE imported_krithis ADD FOREIGN KEY (import_batch_id) REFERENCES import_batch (id)',
    );
    expect((await publish(db, sampleKrithi()))[0]?.action).toBe('create');
    expect(await count(db, 'imported_krithis WHERE import_batch_id IS NULL')).toBe(1);
  });

  it('is refused by name where a needed table or column is missing', async () => {
    const db = await database();
    await db.query('DROP TABLE krithi_ragas');
    await db.query('ALTER TABLE krithis DROP COLUMN sahitya_summary');
    await expect(openTarget(db.url, samplePorts())).rejects.toMatchObject({
      code: 'publish.schema',
      detail: 'krithis.sahitya_summary, krithi_ragas',
    });
  });
});

describe('a database that cannot be used', () => {
  it('tells a wrong login, a dead port and a missing database apart, and never shows the password', async () => {
    const { url } = await database();
    const wrong = withPart(url, (address) => (address.password = 'not-the-password'));
    const none = withPart(url, (address) => (address.password = ''));
    const dead = withPart(url, (address) => (address.port = '1'));
    const missing = withPart(url, (address) => (address.pathname = '/nowhere'));
    expect(await codeOf(openTarget(wrong, samplePorts()))).toBe('publish.auth');
    expect(await codeOf(openTarget(none, samplePorts()))).toBe('publish.auth');
    expect(await codeOf(openTarget(dead, samplePorts()))).toBe('publish.unreachable');
    expect(await codeOf(openTarget(missing, samplePorts()))).toBe('publish.bad_target');
    expect(await codeOf(pullAuthority(wrong))).toBe('publish.auth');
    const said = await openTarget(wrong, samplePorts()).catch((thrown: unknown) => String(thrown));
    expect(said).not.toContain('not-the-password');
  });

  it('reports every remaining krithi when the connection is lost for good', async () => {
    const db = await database();
    const krithis = [1, 2, 3].map((n) =>
      sampleKrithi({ link: `http://example.org/${n}`, title: `krithi ${n}` }),
    );
    const rows = await withTarget(db, (target) =>
      target.apply(krithis, {
        onRow: async ({ link }) => {
          if (link.endsWith('/1')) await db.lock();
        },
      }),
    );
    await db.unlock();
    expect(rows.map(({ action, reason }) => [action, reason?.code ?? null])).toEqual([
      ['create', null],
      ['failed', 'publish.unreachable'],
      ['failed', 'publish.unreachable'],
    ]);
    expect((await publish(db, ...krithis)).map(({ action }) => action)).toEqual([
      'unchanged',
      'create',
      'create',
    ]);
  });

  it('describes itself without user and password', async () => {
    const { url } = await database();
    const target = await openTarget(url, samplePorts());
    await target.close();
    const { host, pathname } = new URL(url);
    expect(target.describe()).toBe(`PostgreSQL at ${host}${pathname}`);
  });
});
