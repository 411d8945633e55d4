export type { FindOptions } from './find-posts.js'
export type { PostFile } from './read-post-file.js'
export { readPosts } from './read-posts.js'
export { type WriteOptions, writePost } from './write-post.js'
