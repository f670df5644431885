/**
 * The error taxonomy: each code has a class (what the machine does about it),
 * words for people and a remedy. "Look-up failed" and "nothing found" are
 * different codes everywhere. Rows follow the fault matrix of the scraper.
 *
 * Classes:
 * - retryable: tried again with back-off until the attempts are used up
 * - terminal:  trying again cannot help
 * - person:    waits for a person (a decision, a permission, a setting)
 */
export type ErrorClass = 'retryable' | 'terminal' | 'person';

export type ErrorSpec = {
  readonly class: ErrorClass;
  /** One sentence, in words a musician understands. */
  readonly words: string;
  /** What to do next. */
  readonly remedy: string;
  /** Counts against the site rather than the task: the attempt is given back. */
  readonly siteWide?: true;
  /** Attempts before it becomes terminal; the default is 4. */
  readonly attempts?: number;
};

const row = (
  errorClass: ErrorClass,
  words: string,
  remedy: string,
  more: Pick<ErrorSpec, 'siteWide' | 'attempts'> = {},
): ErrorSpec => ({ class: errorClass, words, remedy, ...more });

const later = 'It is tried again by itself. If it keeps failing, retry it later.';
const openPage = 'Open the page in a browser, correct the link in the manifest and import it again.';
const retryOnce = { attempts: 2 } as const;

// prettier-ignore
export const errorCodes = {
  // Manifests
  'manifest.not_found': row('terminal', 'The file is no longer there.', 'Choose the file again; it may have been moved or renamed.'),
  'manifest.unreadable': row('terminal', 'The file cannot be read.', 'Check that you may open it, then drop it again.'),
  'manifest.empty': row('terminal', 'The file is empty.', 'Choose a CSV file with a header line and at least one row.'),
  'manifest.not_text': row('terminal', 'This is not a text file.', 'Choose a CSV file. A spreadsheet must first be saved as CSV (UTF-8).'),
  'manifest.neither': row('terminal', 'This is neither a manifest nor a review pack.', 'Choose a CSV file with a column of links, a review pack, or the decisions that came back for one.'),
  'manifest.is_for_review': row('terminal', 'This is no manifest but a review pack or the decisions of one.', 'Drop it on the window, or choose it under Review, Packs.'),
  'manifest.too_large': row('terminal', 'The file is larger than a manifest can be.', 'Split it into files of at most 64 MB.'),
  'manifest.line_too_long': row('terminal', 'One line of the file is too long to be a row of a manifest.', 'Check that the file is a CSV with one row a line, and that quotes are closed.'),
  'manifest.encoding': row('terminal', 'The file has characters that fit none of the known encodings.', 'Save it again as CSV (UTF-8), or choose the encoding yourself.'),
  'manifest.no_header': row('terminal', 'The first line does not look like a header.', 'Add a header line such as Krithi,Raga,Hyperlink.'),
  'manifest.no_link_column': row('terminal', 'No column of the file holds links.', 'Add a column of web addresses (http:// or https://), or say which column it is.'),
  'manifest.no_rows': row('terminal', 'The file has a header but no usable row.', 'Add rows under the header, each with a link.'),
  'manifest.too_many_columns': row('terminal', 'The row has more cells than the header.', 'Put the cell that holds a comma in quotes.'),
  'manifest.too_few_columns': row('terminal', 'The row has fewer cells than the header.', 'Add the missing cells, even if they are empty.'),
  'manifest.bad_quote': row('terminal', 'A quote in the row is not closed.', 'Close the quote, or double a quote that belongs to the text.'),
  'manifest.missing_link': row('terminal', 'The row has no link.', 'Add the address of the page.'),
  'manifest.bad_link': row('terminal', 'The link is not a web address.', 'Write the whole address, beginning with http:// or https://.'),
  'manifest.missing_title': row('terminal', 'The row has no title.', 'Add the name of the krithi.'),
  'manifest.duplicate_link': row('terminal', 'The same page stands in an earlier row.', 'Nothing to do: the page is taken once. Remove the row if it is a mistake.'),
  'manifest.already_imported': row('terminal', 'This very file was imported before.', 'Nothing to do: open the earlier batch. To fetch its pages again, use refetch there.'),
  'manifest.bad_mapping': row('terminal', 'A chosen column is not in the file.', 'Choose one of the columns that the file has.'),
  // Network
  'network.dns_not_found': row('retryable', 'No site of this name was found.', 'Check the spelling of the link and your connection.', { attempts: 3 }),
  'network.dns_temporary': row('retryable', 'The name of the site could not be looked up just now.', later),
  'network.offline': row('retryable', 'This machine is not connected.', 'Work goes on by itself when the connection is back.', { siteWide: true }),
  'network.refused': row('retryable', 'The site refused the connection.', later),
  'network.connect_timeout': row('retryable', 'The site did not answer in time.', later),
  'network.reset': row('retryable', 'The connection broke off.', later),
  'network.closed': row('retryable', 'The site closed the connection before answering.', later),
  'network.tls_certificate': row('person', "The site's certificate is not valid.", 'Do not go on if you did not expect this. Ask the owner of the site, then retry.'),
  'network.tls_protocol': row('retryable', 'A secure connection could not be made.', later, retryOnce),
  'network.headers_timeout': row('retryable', 'The site began no answer in time.', later),
  'network.body_timeout': row('retryable', 'The page stopped arriving.', later),
  'network.deadline': row('retryable', 'The page arrived too slowly.', later),
  'network.truncated': row('retryable', 'The page was cut off.', later),
  'network.site_paused': row('retryable', 'The site is resting after several failures.', 'It is tried again by itself.', { siteWide: true }),
  // HTTP
  'http.server_error': row('retryable', 'The site reported an error of its own.', later),
  'http.unavailable': row('retryable', 'The site is not available just now.', later),
  'http.rate_limited': row('retryable', 'The site asked us to slow down.', 'The site rests for as long as it asked; then work goes on by itself.', { siteWide: true }),
  'http.timeout_status': row('retryable', 'The site gave up waiting.', later),
  'http.forbidden': row('person', 'The site refuses to show this page.', 'Open it in a browser. If you can see it there, retry later.'),
  'http.auth_required': row('person', 'The page is private: it asks for a login.', 'Ask the owner of the site for a public link.'),
  'http.not_found': row('terminal', 'The page does not exist (404).', openPage),
  'http.gone': row('terminal', 'The page was removed (410).', openPage),
  'http.legal': row('terminal', 'The page is withheld for legal reasons (451).', 'Leave it out, or find another source.'),
  'http.client_error': row('terminal', 'The site did not accept the request.', openPage),
  'http.unexpected_status': row('retryable', 'The site sent no page.', later, retryOnce),
  'http.protocol': row('retryable', "The site's answer cannot be understood.", later, retryOnce),
  'http.headers_too_large': row('terminal', "The site's answer has headers of an absurd size.", openPage),
  'http.too_large': row('terminal', 'The page is larger than any krithi page.', openPage),
  'http.bomb': row('terminal', 'The page would unpack to an absurd size and was refused.', 'Do not import from this site.'),
  'http.bad_encoding': row('retryable', 'The page arrived damaged.', later, retryOnce),
  'http.empty': row('retryable', 'The page arrived empty.', later, { attempts: 3 }),
  'http.redirect_loop': row('terminal', 'The page forwards to itself.', openPage),
  'http.too_many_redirects': row('terminal', 'The page forwards too many times.', openPage),
  'http.bad_redirect': row('terminal', 'The page forwards to nowhere.', openPage),
  'http.redirect_offsite': row('person', 'The page forwards to another site.', 'Open it. If it is the right page, put that address in the manifest.'),
  // Permission to fetch
  'robots.disallowed': row('terminal', 'The site asks programs not to fetch this page (robots.txt).', 'Leave it out, or ask the owner of the site.'),
  'robots.unavailable': row('retryable', "The site's rules for programs (robots.txt) could not be read.", 'Nothing is fetched until they can be; it is tried again by itself.', { siteWide: true }),
  'guard.private_address': row('terminal', 'The link leads into a private network and was not followed.', 'Correct the link in the manifest.'),
  'guard.url_forbidden': row('terminal', 'Only plain web addresses may be fetched.', 'Use an http:// or https:// address without a port or password.'),
  'guard.too_fast': row('terminal', 'A gap under a second is only for pages that --connect-to leads elsewhere.', 'Run it again without --site-interval, then retry.'),
  // Content
  'content.not_html': row('terminal', 'The link leads to a file that is not a web page.', openPage),
  'content.charset': row('terminal', "The page's characters cannot be read.", openPage),
  'content.soft_404': row('terminal', 'The site says that the page does not exist.', openPage),
  'content.blog_removed': row('person', 'The blog was removed.', 'Find another source for these krithis.'),
  'content.login': row('person', 'The page asks for a login.', 'Ask the owner of the site for a public link.'),
  'content.captcha': row('person', 'The site asks for proof that you are human.', 'Open the site in a browser, then retry after an hour.'),
  'content.interstitial': row('person', 'The site shows a warning page first.', 'Open it in a browser and accept, then retry.'),
  'content.identity': row('person', 'The site sent another page than the one asked for.', 'Compare the two titles; correct the link or retry.'),
  // Extraction
  'extract.no_lyrics': row('person', 'No lyrics were found on the page.', 'Open the page beside the fields and mark them, or reject the krithi.'),
  'extract.no_body': row('person', 'The page has no text that could be a krithi.', 'Open the page; the site may have changed its form.'),
  'extract.multiple_posts': row('person', 'The link leads to a list of pages.', 'Put the address of the single page in the manifest.'),
  'extract.failed': row('terminal', 'The page could not be read.', 'Report the link; the page itself is kept and can be read again later.'),
  'extract.timeout': row('terminal', 'The page took too long to read.', 'Report the link; the page itself is kept.'),
  // Names
  'resolve.waiting': row('person', 'A name on the page waits for your decision.', 'Decide it in Review; the krithi goes on by itself.'),
  'resolve.failed': row('retryable', 'The names could not be looked up.', later, retryOnce),
  'resolve.unknown_entity': row('terminal', 'The chosen name is not in the list.', 'Search the list again, or create the name.'),
  'resolve.ambiguous_entity': row('person', 'More than one entry has this name.', 'Choose one of them by its id.'),
  'resolve.bad_authority': row('terminal', 'The list of names has a mistake.', 'Correct the named entry and import the list again.'),
  // The authority list
  'authority.depends': row('person', 'Something later rests on this change.', 'Take that back first, or leave both as they are.'),
  'authority.kinds': row('terminal', 'The two names are of different kinds.', 'Choose two ragas, two composers, or two of another kind.'),
  'authority.in_use': row('person', 'The name is still in use.', 'Merge it into another name instead, or decide its krithis anew.'),
  'authority.version': row('terminal', 'The list of that version is not kept.', 'Choose one of the versions that the history shows.'),
  // The store
  'store.locked': row('person', 'Another Krithi Desk has this data folder open.', 'Close it, or choose another folder.'),
  'store.newer_schema': row('person', 'The data was written by a newer Krithi Desk.', 'Install the newest version, or restore a backup made by this one.'),
  'store.corrupt': row('person', 'The data file is damaged.', 'Restore the newest backup (krithi-desk restore FILE).'),
  'store.disk_full': row('person', 'The disk is full.', 'Free some space; nothing done so far is lost.'),
  'store.io': row('retryable', 'The disk reported an error.', later),
  'store.bad_transition': row('terminal', 'That is not possible in the present state.', 'Look at the present state; it may have changed a moment ago.'),
  'store.not_found': row('terminal', 'There is no such record.', 'It may have been deleted; go back to the list.'),
  'store.bad_backup': row('terminal', 'The file is not a backup of Krithi Desk.', 'Choose a file that was made with backup.'),
  'store.bad_target': row('terminal', 'The copy cannot be written there.', 'Choose a folder that exists and that you may write to, and a name that is not that of the data itself.'),
  // Logs and packs of other reviewers
  'review.no_file': row('terminal', 'There is no such file.', 'Check its name, or choose it again.'),
  'review.file_too_large': row('terminal', 'The file is larger than a review pack or decision log can be.', 'Ask the sender for a smaller one, for a batch or a kind of name at a time.'),
  'review.not_a_log': row('terminal', 'The file is not a decision log.', 'Choose a file made by "Decisions for the sender" or "review log"; if it is one, ask for it again.'),
  'review.not_a_pack': row('terminal', 'The file is not a review pack.', 'Choose a file made by "Make a review pack". Decisions of another reviewer are taken in by "Bring decisions back".'),
  'review.pack_damaged': row('terminal', 'The review pack is damaged or was cut off.', 'Ask its sender for the file again.'),
  'review.pack_newer': row('terminal', 'The review pack was made by a newer Krithi Desk.', 'Install the newest version, then open it again.'),
  'review.own_pack': row('terminal', 'This review pack was made on this machine.', 'Open it on another machine; its decisions come back with "Bring decisions back".'),
  'review.nothing_waits': row('terminal', 'No name waits that a pack could be made of.', 'Choose another batch or kind of name.'),
  'review.unknown_entries': row('person', 'The log decides for names that your list does not have.', "Import the other machine's list of names first, then take the log in again."),
  // Judging
  'review.not_prepared': row('person', 'The krithi is still on its way.', 'Wait until its page is read and its names are settled.'),
  'review.no_composer': row('person', 'The composer is not known.', 'Choose the composer on the krithi, then approve it.'),
  'review.published_since': row('person', 'It was published since, so this can no longer be undone.', 'Reopen the krithi to change it; publishing again then brings it up to date.'),
  'review.moved_since': row('person', 'The krithi was judged anew since.', 'Open it and judge it as it is now.'),
  'review.step_under_way': row('person', 'Another step on many krithis is still under way.', 'Wait until it is through; its count stands at the foot of Krithis.'),
  'review.step_stopped': row('person', 'The step was stopped part-way.', 'What was done of it stands; the foot of Krithis says how to go on.'),
  'review.no_reason': row('person', 'A reason is missing.', 'Say why, so that nobody has to find out again.'),
  'review.no_language': row('person', 'The language of the lyrics is not known.', 'Choose it on the krithi, then approve it.'),
  // Publishing
  'publish.unreachable': row('retryable', 'The main database cannot be reached.', 'Check the address and your connection; publishing can be repeated safely.'),
  'publish.auth': row('person', 'The main database did not accept the login.', 'Check the user name and password.'),
  'publish.schema': row('person', 'The main database lacks a table or column that is needed.', 'Ask its keeper to bring it up to date.'),
  'publish.not_ready': row('person', 'The krithi is not approved.', 'Approve it first.'),
  'publish.conflict': row('person', 'The main database has it otherwise.', 'Compare the two under Publish and say which stays.'),
  'publish.unresolved': row('person', 'A name of the krithi is not decided.', 'Decide it in Review.'),
  'publish.failed': row('terminal', 'The main database refused the krithi.', 'Read the reason; nothing of this krithi was written.'),
  'publish.list_failed': row('terminal', 'The main database refused the list.', 'Read the reason; nothing of the list was written there.'),
  'publish.bad_target': row('terminal', 'This is no place to publish to.', 'Give a postgres:// address, or a file that ends in .jsonl or .csv.'),
  'publish.sealed': row('person', 'The address of the main database is kept, but the keychain did not open it.', 'Unlock the keychain of this computer and try again, or give the address anew.'),
  // The service for OpenRefine
  'reconciliation.unauthorised': row('terminal', 'This address of the list is not, or no longer, good.', 'Copy the address anew from Settings and add it in OpenRefine again.'),
  'reconciliation.bad_query': row('terminal', 'The question is not of the form that the Reconciliation API describes.', 'Correct the named part and ask again.'),
  'reconciliation.too_large': row('terminal', 'That is too much to ask at once.', 'Ask in smaller batches; the manifest says how many.'),
  'reconciliation.busy': row('retryable', 'Too many questions wait already.', 'Ask again in a moment.'),
  'reconciliation.port_taken': row('person', 'Another program has the port on which the list is offered.', 'Close that program, or choose another port.'),
  // The program itself
  'internal.bug': row('retryable', 'Something went wrong inside Krithi Desk.', 'It is tried once more. If it stays, report it with the details.', retryOnce),
  'internal.interrupted': row('retryable', 'The work was interrupted.', 'It goes on by itself.', {
    siteWide: true,
  }),
  'internal.lease_expired': row('retryable', 'The work stopped without a word and was taken up again.', 'It goes on by itself.'),
  'internal.worker_died': row('retryable', 'A helper process stopped.', 'It is started again by itself.', retryOnce),
  'internal.poison': row('terminal', 'The work made the program stop three times and was put aside.', 'Report the link; retry when a newer version is installed.'),
  'internal.bad_input': row('terminal', 'The request is not of the right form.', 'Correct it and try again.'),
  'internal.unauthorised': row('terminal', 'The request has no right to be here.', 'Open the address that Krithi Desk printed.'),
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof errorCodes;

export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorCodes, text);
