/** Entry of the window. zod's probe for `new Function` would break the CSP, so it is told not to, before anything else runs. */
import './zod-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/index.ts'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>
  )
}
