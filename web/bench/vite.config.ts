import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The grid alone, with rows of its own: what bench/web_pages.py measures.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  resolve: { alias: { '~': fileURLToPath(new URL('../src', import.meta.url)) } },
  build: { target: 'es2022', rollupOptions: { input: fileURLToPath(new URL('./grid.html', import.meta.url)) } },
})
