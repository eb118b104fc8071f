import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The server hands out what lies in `src/zhanggui/app/web`; the wheel carries that folder, the repository does not.
const out = fileURLToPath(new URL('../src/zhanggui/app/web', import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    // No inlined assets: the policy of the page allows scripts and images from the server only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000', '/healthz': 'http://127.0.0.1:8000' } },
})
