/* Makes each sync of a file take SYNC_EXTRA_US microseconds longer: a virtual disk that answers at
   once hides what waits in line behind a real one. Built and preloaded by benchmarks/send.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static useconds_t extra(void) {
  const char *said = getenv("SYNC_EXTRA_US");
  return said ? (useconds_t)atoi(said) : 0;
}

static int and_wait(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(file);
  usleep(extra());
  return result;
}

int fsync(int file) { return and_wait("fsync", file); }
int fdatasync(int file) { return and_wait("fdatasync", file); }
