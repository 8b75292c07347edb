package enginetest

import (
	"os/exec"
	"syscall"
)

// endWithUs lets the kernel end the process when the thread that started it
// ends, however that comes.
func endWithUs(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
