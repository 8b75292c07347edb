// Package base puts together what every process has, be it that it reads pages
// or takes orders: a model and its books, the use cases. What only readers
// need is given to it (Parts), so that a process that takes orders does not
// carry it: the tables of the built-in engine alone are half of its start.
package base
