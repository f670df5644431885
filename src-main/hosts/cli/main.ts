import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { toAppError, toErrorShape } from '../../domain/errors.ts';
import {
  authorityDoctor,
  authorityLog,
  authorityVersions,
  diffWithFile,
  exportAuthority,
  importAuthority,
  listAuthority,
  mergeAuthority,
  pullFromMain,
  pushToMain,
  shadowReport,
  undoAuthority,
} from './authority.ts';
import { automationCommand, fitCommand } from './automation.ts';
import { controlCommand, retryCommand } from './control.ts';
import { backupCommand, checkCommand, restoreCommand } from './data.ts';
import { UsageError, exit } from './exit.ts';
import { importCommand } from './import.ts';
import { approveKrithis, listKrithis, rejectKrithis, showKrithi } from './krithis.ts';
import { eventsCommand, tasksCommand } from './lists.ts';
import { createOutput } from './output.ts';
import {
  closePackCommand,
  openPackCommand,
  packCommand,
  packDecisionsCommand,
  packsCommand,
} from './packs.ts';
import { extractCommand, reparseCommand } from './pages.ts';
import { publishCommand } from './publish.ts';
import { reconcileCommand } from './reconcile.ts';
import { resolveCommand } from './resolve.ts';
import { contradictionsCommand, logCommand, replayCommand, settleCommand } from './review-log.ts';
import { decideCommand, queueCommand, undoCommand } from './review.ts';
import { serveCommand } from './serve.ts';
import type { CommonOptions } from './session.ts';
import { runCommand, statusCommand } from './status.ts';
import { appVersion } from './version.ts';

/** The command line: every command takes the common options, ends with one exit code and prints to one place. */
const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a whole number is needed');
  return value;
};

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

const common = (command: Command): Command =>
  command
    .option('--data-dir <dir>', "the data folder (default: the system's place for app data)")
    .option('--json', 'results as JSON on standard output')
    .option('--quiet', 'no notes and no progress')
    .option('--verbose', 'failures with their traces');

const rates = (command: Command): Command =>
  command
    .option('--site-interval <ms>', 'least gap between two requests to one site', wholeNumber)
    .option('--global-interval <ms>', 'least gap between any two requests', wholeNumber)
    .option('--concurrency <n>', 'requests at once', wholeNumber)
    .addOption(
      new Option('--connect-to <rule>', "tests only: curl's HOST1:PORT1:HOST2:PORT2")
        .argParser(collect)
        .default([]),
    );

const who = (command: Command): Command =>
  command.option('--who <name>', 'who decides, for the log', process.env.USER ?? 'command line');

/**
 * Runs a command's work and turns its end into the process's exit code. The
 * common options may stand before or behind the command's name.
 */
const action =
  <A extends unknown[]>(work: (...args: A) => Promise<number>) =>
  async (...given: unknown[]): Promise<void> => {
    // What commander hands over: the command's arguments, its own options, the command.
    const command = given.at(-1);
    const options = command instanceof Command ? command.optsWithGlobals() : given.at(-2);
    process.exitCode = await work(...([...given.slice(0, -2), options] as A));
  };

const taskFilters = (command: Command): Command =>
  command
    .option('--batch <id>')
    .option('--state <state>')
    .option('--kind <kind>')
    .option('--reason <code>')
    .option('--site <host>');

export const createProgram = (): Command => {
  const program = new Command('krithi-desk')
    .description('Turns lists of links into a curated corpus of Carnatic music')
    .version(appVersion);
  common(program)
    .exitOverride()
    .configureOutput({ writeOut: (text) => process.stdout.write(text) });
  const add = (name: string, description: string, parent: Command = program): Command =>
    common(parent.command(name).description(description)).exitOverride();

  rates(add('import <files...>', 'take manifests: one batch a file'))
    .option('--name <name>')
    .option('--map <roles>', 'role=Column,...')
    .option('--encoding <encoding>')
    .option('--delimiter <delimiter>')
    .option('--dry-run', 'say what would happen, make nothing')
    .option('--composer <name>', 'the composer of rows that name none')
    .option('--no-wait', 'make the batches and leave the work')
    .action(action(importCommand));
  rates(add('run', 'work off whatever is runnable'))
    .option('--for <seconds>', 'at most so long', wholeNumber)
    .action(action(runCommand));
  add('status [batch]', 'counts by state, service levels').action(action(statusCommand));
  taskFilters(add('tasks', 'list tasks'))
    .option('--limit <n>', 'at most so many', wholeNumber)
    .option('--after <cursor>', 'go on after this id', wholeNumber)
    .action(action(tasksCommand));
  add('events', 'the append-only log')
    .option('--batch <id>')
    .option('--task <id>', 'of one task', wholeNumber)
    .option('--after <seq>', 'go on after this one', wholeNumber)
    .action(action(eventsCommand));
  for (const verb of ['pause', 'resume', 'cancel', 'delete'] as const) {
    add(`${verb} <batch>`, `${verb} a batch`).action(
      action((id: string, o: CommonOptions) => controlCommand(verb, id, o)),
    );
  }
  taskFilters(add('retry [batch]', 'try failed tasks again')).action(action(retryCommand));
  add('extract <file>', 'read one saved page, without the store')
    .requiredOption('--url <url>', 'where the page is from')
    .option('--expect-title <title>')
    .action(action(extractCommand));
  add('reparse', 'read the archived pages again, no request made')
    .option('--batch <id>')
    .option('--plan', 'say what would change')
    .action(action(reparseCommand));
  add('resolve', 'resolve names from standard input')
    .requiredOption('--kind <kind>')
    .option('--explain', 'reasons too')
    .option('--composer <name>', 'the composer, as evidence')
    .option('--authority <file>', 'a list in the format of export')
    .action(action(resolveCommand));
  addAuthority(add);
  addReview(add);
  addKrithis(add);
  who(add('publish', 'plan, or plan and apply'))
    .requiredOption('--to <target>', 'postgres://…, FILE.jsonl or FILE.csv')
    .option('--plan', 'change nothing')
    .option('--batch <id>')
    .action(action(publishCommand));
  rates(add('serve', 'the browser host'))
    .option('--port <port>', '0 picks a free one', wholeNumber, 0)
    .option('--no-open', 'open no browser')
    .action(action(serveCommand));
  who(add('reconcile', 'offer the list to OpenRefine on this computer'))
    .option('--port <port>', '0 picks a free one (default: as in Settings)', wholeNumber)
    .addOption(
      new Option('--origin <origin>', 'a further place whose pages may ask').argParser(collect).default([]),
    )
    .option('--renew', 'a new address; the old one is void')
    .action(action(reconcileCommand));
  add('backup <file>', 'copy the data').action(action(backupCommand));
  add('restore <file>', 'put a copy back').action(action(restoreCommand));
  add('check', 'is the data whole?').action(action(checkCommand));
  return program;
};

type Add = (name: string, description: string, parent?: Command) => Command;

const addAuthority = (add: Add): void => {
  const group = add('authority', 'the list of composers, ragas and talas');
  add('list', 'list entries', group)
    .option('--kind <kind>')
    .option('--text <text>')
    .action(action(listAuthority));
  who(add('import <file>', 'take the JSON of export', group))
    .option('--plan', 'change nothing')
    .option('--replace', 'take out what the file lacks and nothing rests on')
    .action(action(importAuthority));
  add('export <file>', 'write the list as JSON', group)
    .option('--as-of <version>', 'as it was then', wholeNumber)
    .action(action(exportAuthority));
  who(add('pull', 'take what is new in the main database', group))
    .requiredOption('--from <address>')
    .option('--plan', 'change nothing')
    .action(action(pullFromMain));
  who(add('push', 'bring the list to the main database', group))
    .requiredOption('--to <address>')
    .option('--plan', 'change nothing')
    .action(action(pushToMain));
  add('log', 'what was done to the list, newest first', group)
    .option('--limit <n>', 'at most so many', wholeNumber)
    .action(action(authorityLog));
  add('versions', 'what changed between two versions', group)
    .requiredOption('--from <n>', 'the older version', wholeNumber)
    .option('--to <n>', 'the newer one; now by default', wholeNumber)
    .action(action(authorityVersions));
  who(add('merge <from> <into>', 'make one entry of two, by their ids', group))
    .option('--plan', 'change nothing')
    .action(action(mergeAuthority));
  who(add('undo', 'take the newest change of the list back, or one', group))
    .option('--change <n>', 'its number in the log', wholeNumber)
    .action(action(undoAuthority));
  add('doctor', 'what a keeper of the list should look at', group).action(action(authorityDoctor));
  add('diff <file>', 'what importing the file would change', group).action(action(diffWithFile));
  add('shadow', 'what would go wrong if an entry were missing, or what an alias would change', group)
    .option('--kind <kind>', 'raga, composer, tala, deity or temple', 'raga')
    .option('--alias <spelling>', 'a spelling to try')
    .option('--entity <id>', 'the entry it would belong to')
    .action(action(shadowReport));
};

const addReview = (add: Add): void => {
  const group = add('review', 'decide names');
  add('queue', 'names that wait, most krithis first', group)
    .option('--kind <kind>')
    .option('--batch <id>')
    .action(action(queueCommand));
  who(add('decide', 'one decision', group))
    .option('--kind <kind>')
    .option('--value <value>', 'as printed')
    .option('--entity <id or name>')
    .option('--new <name>')
    .option('--none')
    .option('--unsure')
    .option('--krithi <id>', 'for this krithi only')
    .option('--relation <relation>', 'equal, broader, narrower or inexact; only equal teaches', 'equal')
    .option('--alias <scope>', 'batch, source, always or no', 'always')
    .action(action(decideCommand));
  who(add('undo', 'undo the last decision, or one', group))
    .option('--decision <id>')
    .option('--step <id>', 'a whole bulk, or all that a replayed log brought')
    .action(action(undoCommand));
  add('log', 'the decision log as JSON Lines', group).action(action(logCommand));
  who(add('replay <file>', 'apply a decision log; contradictions wait to be settled', group)).action(
    action(replayCommand),
  );
  add('contradictions', 'answers of two reviewers that contradict each other', group).action(
    action(contradictionsCommand),
  );
  who(add('automation', 'how often the machine was right, by class of evidence', group))
    .option('--reinstate <class>', 'let a demoted class decide again')
    .action(action(automationCommand));
  who(add('fit', 'what your decisions would make of the class table', group))
    .option('--take', 'take it')
    .option(
      '--restore <version>',
      'bring the counts of an earlier version back; 0 is the built-in table',
      wholeNumber,
    )
    .action(action(fitCommand));
  who(add('pack <file>', 'write the names that wait as a pack for another machine', group))
    .option('--name <name>')
    .option('--kind <kind>')
    .option('--batch <id>')
    .action(action(packCommand));
  who(add('open <pack>', 'open a pack of another machine', group)).action(action(openPackCommand));
  add('packs', 'packs that are open here', group).action(action(packsCommand));
  add(
    'decisions <pack-id> <file>',
    "the decisions on a pack's names, for its sender to replay",
    group,
  ).action(action(packDecisionsCommand));
  who(add('close <pack-id>', 'take a pack away; its decisions stay', group)).action(action(closePackCommand));
  who(add('settle', 'keep one answer of a contradiction', group))
    .requiredOption('--keep <decision>')
    .action(action(settleCommand));
};

const addKrithis = (add: Add): void => {
  const group = add('krithis', 'list, show, approve, reject');
  add('list', 'list krithis', group).option('--where <filter>').action(action(listKrithis));
  add('show <id>', 'one krithi, whole', group).action(action(showKrithi));
  who(add('approve [ids...]', 'approve krithis', group))
    .option('--where <filter>')
    .action(action(approveKrithis));
  who(add('reject <ids...>', 'reject krithis', group))
    .requiredOption('--reason <reason>')
    .action(action(rejectKrithis));
};

/** Parses and runs; never throws. Returns the exit code. */
export const main = async (argv: readonly string[]): Promise<number> => {
  const json = argv.includes('--json');
  const output = createOutput({ json, verbose: argv.includes('--verbose') });
  try {
    await createProgram().parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? exit.done);
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exit.done : exit.usage;
    if (thrown instanceof UsageError) {
      output.note(thrown.message);
      return exit.usage;
    }
    const error = toAppError(thrown);
    output.problem(error);
    if (json) output.result({ error: toErrorShape(error) }, () => '');
    return exit.failed;
  }
};

/** A reader that has seen enough (`| head`) ends the command, quietly. */
const endWithReader = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exit.done);
};

if (import.meta.main) process.stdout.on('error', endWithReader);
if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
