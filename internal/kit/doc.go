// Package kit puts the parts together that every process of the product
// needs, whatever it runs on:
//
//	config ─→ model client ─→ engines and writers (Kit)
//	store + queue + Kit ─→ the use cases that work on them (Services)
//	Services ─→ the HTTP API (front)
//
// It is wiring, as cmd/synoptic and functions/ are, and holds no rules of its
// own. What differs from one process to another stays with each: flags, files
// and progress with the command line, clients of the cloud with the functions.
//
// Package base is most of it, kit adds what reads pages, and front what
// answers requests.
package kit
