import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { catalogue } from './src/app/build/vite-plugin-catalogue.mjs';
import { database } from './src/app/build/vite-plugin-database.mjs';
import { engines } from './src/app/build/vite-plugin-engines.mjs';
import { engineOrigins } from './src/cli/engines.mjs';

/** Engines of rooms that this build may speak to, besides one under the app's own origin. None unless they are named. */
const ENGINES = engineOrigins(process.env.HOTWASH_ENGINES);

/**
 * What the page may do. Nothing is loaded from, or sent to, anywhere but the app's own origin (and engines of rooms, where
 * the build was given their names), and no script runs that
 * is not one of its files. Styles are files too: React sets style properties through the CSSOM, which the policy does not
 * concern, and Mantine writes style elements only when asked to (theme variables, AppShell, Grid, responsive style props,
 * and the scroll lock of its Modal and Drawer: the app uses none of these).
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  ["connect-src 'self'", ...ENGINES].join(' '),
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page. Not while developing: hot reloading needs a socket and inline scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'hotwash:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/**
 * Offline after the first visit: every file of the build is fetched once and kept. A new version waits until no window
 * of the old one is open (registerType 'prompt', no skipWaiting), so an update never reaches into a live drill, whose
 * lazily loaded consoles must stay those of the version it was started with. clientsClaim lets the very first visit go
 * on without a network too.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: 'auto',
  includeAssets: ['icon.svg', 'apple-touch-icon.png'],
  manifest: {
    id: './',
    name: 'Hotwash',
    short_name: 'Hotwash',
    description: 'Tabletop drills for incident response',
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#16181d',
    theme_color: '#16181d',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,json,wasm,data,bin,woff2,webmanifest}'],
    // What makes an empty database, which the build has done already.
    globIgnores: ['**/initdb-*'],
    maximumFileSizeToCacheInBytes: 30 * 1024 * 1024,
    clientsClaim: true,
    skipWaiting: false,
    cleanupOutdatedCaches: true,
    // What a host itself answers is true now or not at all: never with the app in its place.
    navigateFallbackDenylist: [/\/engine(\.json)?$/, /\/calendar\.ics$/],
  },
});

/**
 * Packages that change seldom get files of their own. Only such as stand alone: a group takes what its members import
 * along, and one small package shared with the first screen would drag the whole group into it. What is loaded when used
 * (charts, shell, editors) needs no group: a dynamic import is enough.
 */
const CHUNKS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\//, priority: 20 },
  { name: 'dexie', test: /node_modules\/dexie\//, priority: 10 },
];

/** The browser's build of this one asks the document to decode `&amp;`; workers have none, and judge and draw Markdown too. */
const ENTITIES = 'decode-named-character-reference';

/** Tests that talk to a real nats-server: a project of their own, since not every machine has one. */
const ENGINE_TESTS = ['test/rooms/**/*.nats.test.ts', 'src/cli/*.nats.test.ts'];

const shared = {
  plugins: [react(), catalogue(fileURLToPath(new URL('scenarios', import.meta.url))), database(), engines(ENGINES)],
};

export default defineConfig(({ mode }) => ({
  base: './',
  resolve: { alias: { [ENTITIES]: fileURLToPath(import.meta.resolve(ENTITIES)) } },
  plugins: [...shared.plugins, ...(mode === 'test' ? [] : [contentSecurityPolicy(), offline])],
  server: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    // PNG and SVG stay files: the policy allows data: images, but a file is cached and seen in the network log.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  worker: { format: 'es', rolldownOptions: { checks: { eval: false } } },
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', ...ENGINE_TESTS, 'node_modules/**'],
          testTimeout: 120_000,
          // One a core, on a small machine as well: the default leaves one core idle.
          maxWorkers: '100%',
        },
      },
      {
        ...shared,
        test: {
          name: 'engine',
          environment: 'node',
          include: ENGINE_TESTS,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // Real processes on a busy machine can miss a beat; what is really broken fails twice in a row.
          retry: 1,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A real browser on a busy machine can miss a beat; what is really broken fails three times in a row.
          retry: 2,
        },
      },
    ],
  },
}));
