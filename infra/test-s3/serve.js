// node serve.js FOLDER PORT: an S3 server on loopback whose buckets are folders. It knows one pair of keys, S3RVER and S3RVER.
const S3rver = require('@20minutes/s3rver')

const [directory, port] = process.argv.slice(2)
new S3rver({
  directory,
  port: Number(port),
  address: '127.0.0.1',
  silent: true,
  // The .NET SDK signs "/bucket/", the server checks the signature of "/bucket". Unknown keys are still refused.
  allowMismatchedSignatures: true,
})
  .run()
  .then(() => console.log('listening'))
