import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import source from '../posts/2020-09-08-The ferry that waits for nobody.md?raw'
import { Article } from './article.js'

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <Article source={source} />
  </StrictMode>,
)
