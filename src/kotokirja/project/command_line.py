"""The entry point `kotokirja`: the command line composed of what each part of the system brings to it."""

from kotokirja.interfaces.cli.main import main
from kotokirja.project.national_commands import national, public_key
from kotokirja.project.synthetic.commands import generate
from kotokirja.project.try_out import introduce

for command in (national, public_key, generate, introduce):
    main.add_command(command)

if __name__ == "__main__":
    main()
