package io.tdscaling.sandbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.sandbox.SharedSandbox;
import io.tdscaling.sandbox.spi.ExecRequest;
import io.tdscaling.sandbox.spi.ExecResult;
import io.tdscaling.sandbox.spi.Language;
import io.tdscaling.sandbox.spi.SandboxSession;
import io.tdscaling.sandbox.spi.SessionSpec;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import org.junit.jupiter.api.Test;

/** What files do for programs is what they do on other systems. */
final class PythonFilesTest {
  private static final String TRY =
      """
      import errno, os
      def attempt(act, *args, **kwargs):
          try:
              print(act(*args, **kwargs))
          except OSError as error:
              print(type(error).__name__, os.strerror(error.errno))
      """;

  @Test
  void files_openModes_doWhatTheySay() throws Exception {
    assertThat(
            run(
                """
                open('a', 'w').write('one')
                open('a', 'a').write('two')
                with open('a', 'r+') as f:
                    f.seek(3)
                    f.write('X')
                    f.seek(0, 2)
                    print(f.tell())
                print(open('a').read(), os.path.getsize('a'))
                with open('a', 'rb') as f:
                    print(f.seek(-2, 2), f.read(), f.read())
                attempt(open, 'a', 'x')
                attempt(open, 'none')
                attempt(open, 'none/b', 'w')
                attempt(open, 'a/b', 'w')
                attempt(open, '.', 'w')
                with open('a', 'r') as f:
                    attempt(os.write, f.fileno(), b'x')
                with open('a', 'w') as f:
                    attempt(os.read, f.fileno(), 1)
                print(os.path.getsize('a'))
                """))
        .isEqualTo(
            """
            6
            oneXwo 6
            4 b'wo' b''
            FileExistsError File exists
            FileNotFoundError No such file or directory
            FileNotFoundError No such file or directory
            NotADirectoryError Not a directory
            IsADirectoryError Is a directory
            OSError Bad file descriptor
            OSError Bad file descriptor
            0
            """);
  }

  @Test
  void files_renameAndRemove_doWhatTheySay() throws Exception {
    assertThat(
            run(
                """
                os.makedirs('d/e')
                open('a', 'w').write('1')
                open('b', 'w').write('2')
                os.replace('a', 'b')
                print(open('b').read(), os.listdir('.'))
                os.rename('b', 'd/e/c')
                os.rename('d', 'f')
                print(open('f/e/c').read())
                attempt(os.rename, 'none', 'x')
                attempt(os.rename, 'f', 'f/e/g')
                attempt(os.rename, 'f/e/c', 'f/e')
                attempt(os.rename, 'f/e', 'f/e/c')
                attempt(os.rename, 'f', '/f')
                attempt(os.rmdir, 'f')
                attempt(os.rmdir, 'f/e/c')
                attempt(os.remove, 'f/e')
                attempt(os.remove, 'none')
                attempt(os.mkdir, 'f')
                attempt(os.mkdir, 'x/y')
                attempt(os.rmdir, '/workspace')
                attempt(os.symlink, 'f', 'link')
                attempt(os.link, 'f/e/c', 'link')
                import shutil
                shutil.copytree('f', 'g')
                shutil.rmtree('f')
                print(list(os.walk('.')))
                """))
        .isEqualTo(
            """
            1 ['b', 'd']
            1
            FileNotFoundError No such file or directory
            OSError Invalid argument
            IsADirectoryError Is a directory
            OSError Invalid argument
            PermissionError Permission denied
            OSError Directory not empty
            NotADirectoryError Not a directory
            IsADirectoryError Is a directory
            FileNotFoundError No such file or directory
            FileExistsError File exists
            FileNotFoundError No such file or directory
            PermissionError Permission denied
            OSError Not supported
            OSError Not supported
            [('.', ['g'], []), ('./g', ['e'], []), ('./g/e', [], ['c'])]
            """);
  }

  @Test
  void files_sizesAndTimes_areKept() throws Exception {
    assertThat(
            run(
                """
                with open('a', 'wb+') as f:
                    f.truncate(10)
                    f.write(b'abc')
                    f.flush()
                    print(os.pread(f.fileno(), 5, 1), os.pwrite(f.fileno(), b'Z', 9))
                    f.truncate(2)
                    os.fsync(f.fileno())
                    print(os.fstat(f.fileno()).st_size)
                    os.remove('a')
                    f.seek(0)
                    print(f.read(), os.fstat(f.fileno()).st_size)
                open('b', 'w').close()
                os.utime('b', (100, 200))
                print(os.stat('b').st_mtime, os.stat('b').st_atime)
                os.utime('b')
                print(os.stat('b').st_mtime > 1735689600)
                first = os.stat('b').st_mtime
                open('b', 'w').write('x')
                print(os.stat('b').st_mtime != first, os.path.isdir('.'), os.path.isfile('b'))
                attempt(open, 'n' * 300, 'w')
                attempt(open, 'x' * 5000)
                print(sorted(e.name for e in os.scandir('.') if e.is_file()))
                """))
        .isEqualTo(
            """
            b'bc\\x00\\x00\\x00' 1
            2
            b'ab' 2
            200.0 100.0
            True
            True True True
            OSError Filename too long
            OSError Filename too long
            ['b']
            """);
  }

  @Test
  void files_manyEntries_areAllListed() throws Exception {
    assertThat(
            run(
                """
                for i in range(700):
                    open(f'file-with-a-rather-long-name-{i:04}', 'w').close()
                names = os.listdir('.')
                print(len(names), names == sorted(names), len(set(names)))
                """))
        .isEqualTo("700 True 700\n");
  }

  private static String run(String program) throws Exception {
    WorkspaceFiles files = WorkspaceFiles.create(WorkspaceLimits.defaults());
    try (SandboxSession session = SharedSandbox.backend().open(new SessionSpec(files, 1))) {
      ExecResult result = session.exec(ExecRequest.of(Language.PYTHON, TRY + program));
      assertThat(result.stderr()).isEmpty();
      return result.stdout();
    } finally {
      files.close();
    }
  }
}
