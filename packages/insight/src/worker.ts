import { platform } from '#platform';
import { createTextReader, type PrepareRequest, type ReadRequest } from './analysis/reading.js';
import { openArena, type Arena, type ArenaHandle } from './kernels/arena.js';
import { runTask, type Task } from './kernels/tasks.js';
import { leiden, type CommunityRequest } from './themes/leiden.js';

/** What the pool sends: an arena to open once, then ranges of tasks; texts to read; what reading them needs. */
export type WorkerRequest =
  | { readonly arena: ArenaHandle; readonly scratch: number }
  | { readonly task: Task; readonly from: number; readonly to: number }
  | { readonly communities: CommunityRequest }
  | PrepareRequest
  | ReadRequest;

let arena: Arena | null = null;
let scratch = 0;
const reader = createTextReader();

/** What has to be there before anything is answered. */
let ready: Promise<void> | null = null;

platform.serve((message) => {
  const request = message as WorkerRequest;
  return ready ? ready.then(() => answer(request)) : answer(request);
});

function answer(request: WorkerRequest): unknown {
  if ('arena' in request) {
    arena = openArena(request.arena);
    scratch = request.scratch;
    return null;
  }
  if ('kindModel' in request || 'newCorpus' in request || 'learnt' in request) {
    ready = reader.use(request) ?? ready;
    return null;
  }
  if ('communities' in request) {
    const { graph, resolution, seed, start } = request.communities;
    return leiden(graph, resolution, seed, start);
  }
  if ('read' in request) return reader.read(request);
  if (!arena) throw new Error('A task came before its memory.');
  runTask(arena, request.task, request.from, request.to, scratch);
  return request.to - request.from;
}
