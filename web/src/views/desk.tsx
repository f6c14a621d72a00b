// The desk around the record: exports, the log, adding sources, the keys.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError, buildState, changed, post, undo, useData } from '../api';
import { Paged } from '../paged';
import { Problem, Title, Waiting, counted, number, tell } from '../parts';
import type { Build, Case, Edit, Exports, Log } from '../types_generated';

export function ExportsPage({ about }: { about: Case }): JSX.Element {
  const { data, error } = useData<Exports>('/api/exports');
  const [title, setTitle] = useState('');
  return (
    <>
      <Title name="Exports">Exports</Title>
      <section aria-labelledby="report-h">
        <div class="head"><h2 id="report-h">The report</h2></div>
        <p class="lede">One file to read, print or send: sides, timeline, confrontations with your verdicts, statements by speaker, and every source with its hash. It loads nothing and runs nothing.</p>
        <div class="filters near"><label>Title <input value={title} maxLength={200} placeholder={about.name} onInput={(event) => setTitle(event.currentTarget.value)} /></label>
          <a class="btn primary" download={`${about.name}.html`} href={`/api/report?title=${encodeURIComponent(title)}`}>Save the report</a></div>
      </section>
      <section aria-labelledby="formats-h">
        <div class="head"><h2 id="formats-h">For other programs</h2></div>
        {error && <Problem error={error} />}{!data && !error && <Waiting />}
        <table class="grid-t exports"><tbody>{data?.formats.map((format) => <tr key={format.name}><th scope="row">{format.name}</th><td>{format.what}</td><td class="r"><a class="btn small" download={`${about.name}.${format.extension}`} href={`/api/exports/${format.name}`}>Save .{format.extension}</a></td></tr>)}</tbody></table>
      </section>
    </>
  );
}

const when = (at: string): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
};

export function LogPage({ writable }: { writable: boolean }): JSX.Element {
  const [problem, setProblem] = useState('');
  const act = async (edit: Edit): Promise<void> => {
    try {
      if (edit.undone) { await post(`/api/edits/${edit.id}/redo`); changed(); } else await undo(edit.id);
      tell(`${edit.undone ? 'Done again' : 'Undone'}: ${edit.words}`);
      setProblem('');
    } catch (error) { setProblem((error as Error).message); }
  };
  return (
    <>
      <Title name="Log">Log</Title>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <section aria-labelledby="edits-h">
        <div class="head"><h2 id="edits-h">What you decided</h2><span class="dim small">latest first; each can be undone at any time</span></div>
        <Paged<Edit> path="/api/edits" label="What you decided" estimate={44} empty={<p class="dim">Nothing yet.</p>}
          render={(one) => (
            <div key={one.id} class={`logrow${one.undone ? ' undone' : ''}`}><span class="num dim">{when(one.at)}</span>
              <span><bdi>{one.words}</bdi>{one.undone && <span class="dim"> (undone)</span>}{!one.undone && !one.fits && <span class="misfit"> does not fit any more: <bdi>{one.whyNot}</bdi></span>}</span>
              {writable && <button class="btn small" onClick={() => void act(one)}>{one.undone ? 'Redo' : 'Undo'}</button>}</div>
          )} />
      </section>
      <section aria-labelledby="log-h">
        <div class="head"><h2 id="log-h">What was done to the record</h2></div>
        <Paged<Log['rows'][number]> path="/api/log" label="What was done to the record" estimate={36} empty={<p class="dim">Nothing yet.</p>}
          render={(row, i) => <div key={i} class="logrow"><span class="num dim">{when(row.at)}</span><span><b>{row.what}</b> <bdi>{row.detail}</bdi></span></div>} />
      </section>
    </>
  );
}

interface Adding { name: string; file: File; state: 'waiting' | 'sending' | 'added' | 'failed'; why?: string }

async function filesOf(entries: FileSystemEntry[]): Promise<{ name: string; file: File }[]> {
  const found: { name: string; file: File }[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    if (entry.isFile) found.push({ name: entry.fullPath.replace(/^\/+/, ''), file: await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed)) });
    if (!entry.isDirectory) return;
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return;
      for (const one of some) await walk(one);
    }
  };
  for (const entry of entries) await walk(entry);
  return found;
}

const exits: Record<number, string> = { 0: 'Everything was read.', 3: 'Some could not be read; the rest was. What could not is told on the overview.', 5: 'The record cannot be written: check the disk and the rights.', 6: 'Another build is at work on this record. Wait until it is done and read again.', 130: 'Stopped. What was read is kept.' };

export function AddPage({ about }: { about: Case }): JSX.Element {
  const [list, setList] = useState<Adding[]>([]);
  const [build, setBuild] = useState<Build | null>(null);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null), folder = useRef<HTMLInputElement>(null);
  const sending = useRef(false);

  // A build goes on without this page; coming back shows it.
  const follow = async (): Promise<void> => {
    for (let wasRunning = false; ;) {
      let state: Build;
      try { state = await buildState(); } catch (error) { if (error instanceof ApiError) setProblem(error); return; }
      setBuild(state);
      if (!state.running) { if (wasRunning) { changed(); tell(exits[state.exit ?? 0] ?? 'Done.'); } return; }
      wasRunning = true;
      await new Promise((done) => setTimeout(done, 300));
    }
  };
  useEffect(() => void follow(), []);

  const add = async (files: { name: string; file: File }[]): Promise<void> => {
    if (files.length === 0) return;
    const queue: Adding[] = [...list.filter((one) => one.state !== 'added'), ...files.map(({ name, file }) => ({ name, file, state: 'waiting' as const }))];
    setList(queue);
    if (sending.current) return;
    sending.current = true;
    for (const one of queue) {
      if (one.state !== 'waiting') continue;
      one.state = 'sending'; setList([...queue]);
      try {
        const response = await fetch(`/api/uploads?name=${encodeURIComponent(one.name)}`, { method: 'POST', body: one.file, headers: { 'Content-Type': 'application/octet-stream' } });
        const body = await response.json().catch(() => null);
        if (response.ok) one.state = 'added';
        else { one.state = 'failed'; one.why = response.status === 413 ? 'larger than 2 GiB' : [body?.error?.fact, body?.error?.wayOut].filter(Boolean).join('; ') || `the server answered ${response.status}`; }
      } catch { one.state = 'failed'; one.why = 'it could not be sent: was it moved, or has onrecord stopped?'; }
      setList([...queue]);
    }
    sending.current = false;
    if (queue.some((one) => one.state === 'added')) await read();
  };
  const read = async (): Promise<void> => {
    try { setProblem(null); await post('/api/build'); } catch (error) { if (error instanceof ApiError && error.status !== 409) { setProblem(error); return; } }
    await follow();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault(); setOver(false);
    const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null);
    void filesOf(entries).then(add);
  };
  const picked = (input: HTMLInputElement): void => { void add([...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }))); input.value = ''; };
  if (!about.writable) return <><Title name="Add sources">Add sources</Title><p class="lede">This record is open for reading only. Start <code>onrecord serve</code> without <code>--read-only</code>, with the right to write the file.</p></>;
  const failed = list.filter((one) => one.state === 'failed');
  return (
    <>
      <Title name="Add sources">Add sources</Title>
      <p class="lede">Web pages, PDF and office files, chat exports, mailboxes, subtitles; archives and folders of them. They are copied to <span class="hash">{about.uploads}</span> and read there. Nothing leaves this machine.</p>
      <div class={`drop${over ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p>Drop files or a folder here</p>
        <p class="buttons"><button class="btn primary" onClick={() => picker.current?.click()}>Choose files</button><button class="btn" onClick={() => folder.current?.click()}>Choose a folder</button></p>
        <input ref={picker} id="files" class="vh" type="file" multiple tabIndex={-1} aria-label="Files to add" onChange={(event) => picked(event.currentTarget)} />
        <input ref={(input) => { folder.current = input; input?.setAttribute('webkitdirectory', ''); }} class="vh" type="file" tabIndex={-1} aria-label="Folder to add" onChange={(event) => picked(event.currentTarget)} />
      </div>
      {list.length > 0 && <section aria-labelledby="sent-h"><div class="head"><h2 id="sent-h">{counted(list.filter((one) => one.state === 'added').length, 'file')} of {number(list.length)} copied</h2></div>
        <ul class="sent">{[...failed, ...list.filter((one) => one.state !== 'failed')].slice(0, 60).map((one) => <li key={one.name} class={one.state}><bdi>{one.name}</bdi> <span class="dim">{one.state === 'failed' ? one.why : one.state}</span></li>)}{list.length > 60 && <li class="dim">and {number(list.length - 60)} more</li>}</ul></section>}
      {problem && <Problem error={problem} />}
      {build && (build.running || build.exit !== null) && (
        <section aria-labelledby="build-h" class="build">
          <div class="head"><h2 id="build-h">{build.running ? (build.stage === 'comparing' ? 'Comparing what was said' : 'Reading') : 'Read'}</h2>
            {build.running && <button class="btn small" onClick={() => void post('/api/build/stop')}>Stop</button>}{!build.running && <button class="btn small" onClick={() => void read()}>Read the folder again</button>}</div>
          {build.running && <p><progress max={Math.max(build.all, 1)} value={build.stage === 'comparing' ? undefined : build.done} aria-label="Progress" /> <span class="num">{number(build.done)} of {number(build.all)} files</span> <span class="dim path"><bdi>{build.current}</bdi></span></p>}
          {!build.running && <><p>{exits[build.exit ?? 0] ?? `It ended with exit code ${build.exit}.`}</p>{build.message && <pre class="said-by">{build.message}</pre>}<p><a class="btn primary" href="/">Open the overview</a></p></>}
        </section>
      )}
    </>
  );
}

const keyList: [string, string][] = [
  ['/', 'search'], ['?', 'this list'], ['g o', 'overview'], ['g c', 'confrontations'], ['g s', 'speakers'], ['g i', 'issues'], ['g d', 'sources (documents)'], ['g t', 'timeline'], ['g e', 'exports'], ['g l', 'log'], ['g a', 'add sources'],
  ['j k', 'next, previous: in lists and in the queue of confrontations'], ['Enter', 'open'], ['1 2 3 4', 'contradicts, consistent, out of context, unclear; again: take it back'], ['n', 'note'], ['u', 'undo what was decided last'], ['s S', 'left, right statement in its source'],
  ['t', 'in a source: marks on and off'], ['[ ]', 'in a source: previous, next statement'], ['K J', 'in a source: earlier, later source'], ['← →', 'in the picture: choose a time; with Shift widen, Enter zooms in, Esc clears'],
];

export function KeysPage(): JSX.Element {
  return <><Title name="Keys">Keys</Title><p class="lede">None of them acts while you type.</p><table class="grid-t keys-t"><tbody>{keyList.map(([keys, what]) => <tr key={keys}><th scope="row">{keys.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</th><td>{what}</td></tr>)}</tbody></table></>;
}
