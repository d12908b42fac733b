// The limit of receiving: a bare Node server that parses the body and answers 202. Nothing is stored or sent.
import http from 'node:http';
http.createServer((q, r) => {
  const c = []; q.on('data', d => c.push(d));
  q.on('end', () => { JSON.parse(Buffer.concat(c)); r.statusCode = 202; r.end('{"ok":true}'); });
}).listen(+process.argv[2] || 4500, '127.0.0.1');
