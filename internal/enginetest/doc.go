// Package enginetest runs real servers for tests: DynamoDB, S3 and SQS as
// others wrote them, on free ports of this machine.
//
// A package that needs some has one Fleet and lets it run its tests:
//
//	var engines = enginetest.NewFleet()
//
//	func TestMain(m *testing.M) { os.Exit(engines.Run(m)) }
//
//	func TestX(t *testing.T) { url := engines.Moto(t) … }
//
// An engine starts with the first test that asks for it and stops, by its
// process id, after the last. Where it is missing or does not come up, the
// test is skipped with the reason. In CI (CI=true) it fails, but for DynamoDB
// Local, which not every machine can get.
//
// At its end Run says of each engine how many tests ran on it, or why none
// did: a line each, to standard output and, for `make integration`, to the end
// of the file that SYNOPTIC_ENGINE_REPORT names.
//
// install.sh gets what is missing. It and this package look for engines in
// $SYNOPTIC_ENGINES, by default synoptic-engines in the user's cache.
package enginetest
