"""The group `kotokirja` with the commands of this tier; `project.command_line` composes the whole."""

import click

from kotokirja.interfaces.cli import deploy, imports, policy, record, run, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kotokirja")
def main() -> None:
    """Kotokirja: the client information system of a municipality's integration services."""


for command in (deploy.setup, deploy.migrate, serve.serve, serve.jobs, imports.import_register, run.run):
    main.add_command(command)
for command in (policy.check, policy.notice, policy.explain, record.record):
    main.add_command(command)
