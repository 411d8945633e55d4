import { cleanBody, type JsxProps, parseBody, parsePost, toJsx } from 'postmatter'
import { type ReactElement, useMemo, useState } from 'react'
import * as runtime from 'react/jsx-runtime'

/** A post: what it says of itself, and its body without the furniture of the page that it came from. */
export function Article({ source }: { source: string }) {
  const { post, body } = useMemo(() => {
    const post = parsePost(source)
    const { from: baseUrl } = post.frontMatter
    const { body } = cleanBody(parseBody(post), { baseUrl })
    return { post, body: toJsx(body, { ...runtime, baseUrl, headingLevel: 2, components: { Figure, Embed, Link } }) }
  }, [source])
  const { title, author, date, from } = post.frontMatter
  const day = date.toISOString().slice(0, 10)
  return (
    <article>
      <header>
        <h1>{title}</h1>
        <p>
          {author}, <time dateTime={day}>{day}</time>
        </p>
      </header>
      {body}
      <footer>
        <p>
          <a href={from}>Where it was published</a>
        </p>
      </footer>
    </article>
  )
}

/** A figure whose picture can be looked at in the width of the window. */
function Figure({ data, children }: JsxProps<'Figure', ReactElement>) {
  const [isLarge, setLarge] = useState(false)
  if (data.kind !== 'image') return <figure>{children}</figure>
  return (
    <figure className={isLarge ? 'large' : undefined}>
      {children}
      <button type="button" aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
        {isLarge ? 'Smaller' : 'Larger'}
      </button>
    </figure>
  )
}

/** A player that is loaded when the reader asks for it. */
function Embed({ data, children }: JsxProps<'Embed', ReactElement>) {
  const [isOpen, setOpen] = useState(false)
  if (data.provider !== 'youtube' || !data.id) return <p>{children}</p>
  if (!isOpen) {
    return (
      <button type="button" className="embed" onClick={() => setOpen(true)}>
        ▶ {children}
      </button>
    )
  }
  const src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(data.id)}?autoplay=1`
  return <iframe className="embed-player" src={src} title={data.title ?? 'Film'} allow="autoplay; fullscreen" />
}

/** A link that tells where it leads. */
function Link({ data, children }: JsxProps<'Link', ReactElement>) {
  return (
    <a href={data.url} title={data.title ?? new URL(data.url, location.href).hostname}>
      {children}
    </a>
  )
}
