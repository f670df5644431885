import { afterEach, describe, expect, it } from 'vitest';
import type { ListEffect } from '../../../src-main/contract/authority-shapes.ts';
import type { SyncPlan } from '../../../src-main/contract/authority-sync.ts';
import { type App, startApp } from '../../support/cli.ts';
import { usePostgres } from '../../support/postgres/use-postgres.ts';
import { tempFolder } from '../../support/temp.ts';

/** The list and the main database over the host's HTTP, as scripts and the Authority screen ask for it. */
describe('the list and the main database over HTTP', () => {
  const database = usePostgres();
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const host = async (): Promise<App> => {
    const folder = tempFolder();
    const app = await startApp(['--data-dir', folder.path]);
    ends.push(folder.remove, app.stop);
    return app;
  };
  const ask = async <T>(app: App, method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${app.origin}/v1/admin/${path}`, {
      method,
      headers: { Authorization: `Bearer ${app.bearer}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  };
  const plan = (app: App, direction: string): Promise<SyncPlan> =>
    ask(app, 'POST', 'authority/main/plan', { direction });
  const apply = (app: App, direction: string): Promise<ListEffect & { counts: SyncPlan['counts'] }> =>
    ask(app, 'POST', 'authority/main', { direction });

  it('shows what a pull would bring, takes it in, and undoes it', async () => {
    const db = await database();
    const app = await host();
    await db.query("INSERT INTO ragas (name, name_normalized) VALUES ('Xanthi', 'xanthi')");
    await db.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 7)");
    await ask(app, 'PUT', 'publish/postgres', { address: db.url });

    const shown = await plan(app, 'pull');
    expect(shown.counts).toMatchObject({ create: 1, conflict: 1 });
    expect(shown.rows).toMatchObject([
      { name: 'Adi', action: 'conflict', changes: [{ field: 'aksharas', before: '8', after: '7' }] },
      { name: 'Xanthi', action: 'create', kind: 'raga' },
    ]);
    expect(JSON.stringify(shown)).not.toContain(db.url);

    const done = await apply(app, 'pull');
    expect(done).toMatchObject({ counts: { create: 1, conflict: 1 } });
    expect(done.change).not.toBeNull();
    expect(await plan(app, 'pull')).toMatchObject({ counts: { create: 0, update: 0, conflict: 1 } });
    await ask(app, 'POST', 'authority/undo');
    expect(await plan(app, 'pull')).toMatchObject({ counts: { create: 1, conflict: 1 } });
  }, 60_000);

  it('shows what a push would write, writes it once, and leaves what differs there', async () => {
    const db = await database();
    const app = await host();
    await db.query("INSERT INTO talas (name, name_normalized, beat_count) VALUES ('Adi', 'adi', 7)");
    await ask(app, 'PUT', 'publish/postgres', { address: db.url });
    const before = await db.dump();
    const shown = await plan(app, 'push');
    expect(await db.dump()).toEqual(before);
    expect(shown.counts).toMatchObject({ update: 0, unchanged: 0 });
    expect(shown.rows.find(({ name }) => name === 'Adi')).toMatchObject({
      action: 'conflict',
      changes: [{ field: 'aksharas', before: '7', after: '8' }],
    });
    const done = await apply(app, 'push');
    expect(done).toMatchObject({ change: null, counts: shown.counts });
    expect(await plan(app, 'push')).toMatchObject({
      counts: { create: 0, update: 0, unchanged: shown.counts.create },
    });
    expect(await db.query("SELECT beat_count AS n FROM talas WHERE name = 'Adi'")).toEqual([{ n: 7 }]);
  }, 60_000);

  it('says what is missing where no address is set, and where nobody answers', async () => {
    const app = await host();
    expect(await plan(app, 'pull')).toMatchObject({ data: { code: 'publish.bad_target' } });
    await ask(app, 'PUT', 'publish/postgres', { address: 'postgres://curator:secret@127.0.0.1:1/sangita' });
    const answer = await plan(app, 'push');
    expect(answer).toMatchObject({ data: { code: 'publish.unreachable' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  }, 60_000);
});
