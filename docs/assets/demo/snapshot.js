// Python's memory after its start, packed by scripts/demos/snapshot.py: to take it over is faster
// than to start (python -m scripts.bench ONLY=demos says by how much).

const { DecompressionStream, Response } = self; // by these names Python finds nothing later

// asked: a promise of the packed file; a promise of its bytes
export async function unpacked(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
