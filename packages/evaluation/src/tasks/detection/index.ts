// The task of detection: objects, faces and plates in images, and the redaction of video.
export { detection } from './task.ts'
