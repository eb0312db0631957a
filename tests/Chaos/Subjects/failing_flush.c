/* Loaded before the C library: while the file that FAILING_FLUSH names is there, a flush to disk fails. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

typedef int (*flush)(int);

static int flush_unless_failing(const char *name, int file)
{
    const char *flag = getenv("FAILING_FLUSH");
    if (flag && access(flag, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    return ((flush)dlsym(RTLD_NEXT, name))(file);
}

int fsync(int file) { return flush_unless_failing("fsync", file); }

int fdatasync(int file) { return flush_unless_failing("fdatasync", file); }
