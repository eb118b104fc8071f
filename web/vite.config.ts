import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { needs } from './chunks.ts'

// The server hands out what lies in `src/zhanggui/app/web`; the wheel carries that folder, the repository does not.
const out = fileURLToPath(new URL('../src/zhanggui/app/web', import.meta.url))

/** What a phone needs only when it asks for it: charts, the reader of barcodes. They are kept from then on. */
const HEAVY = ['assets/Chart-*', 'assets/ponyfill-*']

const PWA: Parameters<typeof VitePWA>[0] = {
  registerType: 'prompt',
  // The application registers it by itself: the policy of the page allows no script that is written into it.
  injectRegister: null,
  filename: 'sw.js',
  includeManifestIcons: false,
  manifest: {
    id: '/', name: '掌柜', short_name: '掌柜', description: '进销存与业财一体', lang: 'zh-CN', dir: 'ltr', start_url: '/', scope: '/', display: 'standalone',
    background_color: '#f2f4f8', theme_color: '#141d33', categories: ['business', 'productivity'],
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: '扫码收货', url: '/m/receive' }, { name: '扫码拣货', url: '/m/pick' }, { name: '扫码盘点', url: '/m/count' }, { name: '扫码查库存', url: '/m/stock' },
    ],
  },
  workbox: {
    inlineWorkboxRuntime: true,
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    globPatterns: ['index.html', 'favicon.svg', 'assets/*.{js,css}'],
    globIgnores: HEAVY,
    // A name with its hash in it says by itself which version it is.
    dontCacheBustURLsMatching: /assets\/.+-[\w-]{8}\.\w+$/,
    // Every place of the application is the page; what the server answers is never kept here.
    navigateFallback: 'index.html',
    navigateFallbackDenylist: [/^\/api\//, /^\/static\//, /^\/assets\//, /^\/healthz/],
    runtimeCaching: [
      { urlPattern: ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'), handler: 'CacheFirst', options: { cacheName: 'zg-heavy', expiration: { maxEntries: 30 } } },
    ],
  },
}

const chunks = needs({ base: './src/main.tsx', lists: './src/components/document/DocumentList.tsx' })
const FOREIGN = /node_modules/

export default defineConfig({
  plugins: [react(), VitePWA(PWA), chunks.plugin],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    // No inlined assets: the policy of the page allows scripts and images from the server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What everybody needs is one file: read once, kept by the browser until a library changes.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What a group needs is in it or in one before it, as the walk found it; taken along by what it imports, all of a library would be.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'foreign', priority: 3, test: (id) => FOREIGN.test(id) && chunks.has('base', id) },
            { name: 'app', priority: 2, test: (id) => chunks.has('base', id) },
            { name: 'lists', priority: 1, test: (id) => chunks.has('lists', id) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000', '/healthz': 'http://127.0.0.1:8000' } },
})
