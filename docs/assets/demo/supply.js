// The only way from a worker to the network: files of this site that the page has listed.

const { Response, TransformStream } = self; // by these names Python finds nothing later

// addresses: of all that may be fetched; count: told of bytes as they arrive
export function supply(addresses, count) {
  const request = self.fetch.bind(self);
  const allowed = Object.create(null); // `in` asks no method that Python could have replaced
  for (const address of addresses) allowed[address] = true;
  return async (address) => {
    const asked = `${address}`; // once, since an object may answer otherwise the next time
    if (!(asked in allowed)) throw new TypeError(`${asked} is no file of this demo`);
    const answer = await request(asked); // without options: nothing is sent along
    return answer.ok && answer.body ? counted(answer, count) : answer;
  };
}

function counted(answer, count) {
  const counter = new TransformStream({
    transform(chunk, out) {
      count(chunk.byteLength);
      out.enqueue(chunk);
    },
  });
  const { status, headers } = answer;
  return new Response(answer.body.pipeThrough(counter), { status, headers });
}
