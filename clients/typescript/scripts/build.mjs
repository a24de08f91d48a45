// Makes what is published: dist/ from src/, and a copy of the licence.
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(here('dist'), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', here('tsconfig.json')], { stdio: 'inherit' })
copyFileSync(here('../../LICENSE'), here('LICENSE'))
