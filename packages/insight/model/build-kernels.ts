/**
 * Compiles `assembly/kernels.as` to WASM and writes the bytes to `src/kernels/wasm-bytes.ts`.
 *
 *   npx tsx packages/insight/model/build-kernels.ts [--check]
 *
 * The compiler (94 MB) is installed into a temporary folder, so that it is not in the ordinary install. `--check`
 * writes nothing and fails where the committed bytes are not what the source gives.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = 'assemblyscript@0.28.20';
const source = fileURLToPath(new URL('../assembly/kernels.as', import.meta.url));
const target = fileURLToPath(new URL('../src/kernels/wasm-bytes.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'headwater-kernels-'));
try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', compiler], {
    cwd: folder,
    stdio: 'inherit',
  });
  copyFileSync(source, join(folder, 'kernels.ts'));
  const flags =
    'kernels.ts -O3 --runtime stub --noAssert --enable simd,threads --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 -o kernels.wasm';
  execFileSync(join(folder, 'node_modules', '.bin', 'asc'), flags.split(' '), {
    cwd: folder,
    stdio: 'inherit',
  });
  const bytes = readFileSync(join(folder, 'kernels.wasm')).toString('base64');
  const lines = bytes.match(/.{1,90}/g)?.map((line) => `  '${line}'`) ?? [];
  const text = `// Compiled from assembly/kernels.as by model/build-kernels.ts with ${compiler}. Not edited by hand.\nexport const wasmBytes =\n${lines.join(' +\n')};\n`;
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) {
      console.error(
        'src/kernels/wasm-bytes.ts is not what assembly/kernels.as compiles to: run this without --check.',
      );
      process.exitCode = 1;
    }
  } else {
    writeFileSync(target, text);
    console.log(`${bytes.length} characters written.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
