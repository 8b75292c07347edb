// Package chinese tells in Chinese what the product itself says of a page:
// why it was rejected or failed, and the warnings that reading and extracting
// leave with it.
//
// Those messages are stored in English, as all messages of the API are, so
// that a document reads alike to every client. A review, which has one
// language, tells them in its own. A message that the table does not know is
// told as it is: nothing is lost, and the package's test, which reads the
// sources, names the message that is missing.
package chinese
