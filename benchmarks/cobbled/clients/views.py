"""Pages of the cobbled alternative; each request is one transaction, and what a page shows is logged in it."""

from collections.abc import Iterable
from typing import Any

import pghistory.models
from django.contrib import messages
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django.views.generic import ListView

from benchmarks.cobbled.clients import choices
from benchmarks.cobbled.clients.forms import AssessmentForm, ContactForm, NewClientForm
from benchmarks.cobbled.clients.models import Client, Contact, ReadLog, RegistryMessage

HITS = 20
READS_SHOWN = 4


def log_reads(request: HttpRequest, clients: Iterable[Client], view: str) -> None:
    """Record that the user saw these clients."""
    ReadLog.objects.bulk_create(ReadLog(user=request.user, client=client, view=view) for client in clients)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Clients whose name is like the words, misspelt ones too, the nearest first."""
    words = request.GET.get("q", "").strip()[:120]
    hits: list[Client] = []
    if words:
        found = (
            Client.objects.select_related("team", "worker")
            .filter(full_name__trigram_word_similar=words)
            .annotate(similarity=TrigramWordSimilarity(words, "full_name"))
            .order_by("-similarity", "last_name", "first_names")
        )
        hits = list(found[: HITS + 1])
    has_more, hits = len(hits) > HITS, hits[:HITS]
    log_reads(request, hits, "search")
    return render(request, "clients/search.html", {"words": words, "hits": hits, "has_more": has_more})


class OwnClients(ListView):
    """The clients of whoever is signed in."""

    template_name = "clients/list.html"
    context_object_name = "clients"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Client]:
        """Those whose relationship goes on, by name."""
        return Client.objects.filter(worker=self.request.user, ended_on=None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Log whom the page shows."""
        context = super().get_context_data(**kwargs)
        log_reads(self.request, context["clients"], "list")
        return context


@require_GET
def client_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about a client."""
    client = get_object_or_404(
        Client.objects.select_related("contact", "team", "worker").prefetch_related(
            "citizenships",
            "permits",
            "education",
            "work",
            "language_skills",
            "assessments",
            "plans__goals",
            "plans__services",
            "plans__reviews",
            "registry_messages",
        ),
        pk=pk,
    )
    log_reads(request, [client], "file")
    reads = client.reads.select_related("user")[:READS_SHOWN]
    return render(request, "clients/file.html", {"client": client, "reads": reads})


@require_GET
def casework(request: HttpRequest, pk: int) -> HttpResponse:
    """Assessments and plans in full."""
    client = get_object_or_404(
        Client.objects.prefetch_related(
            "assessments__participants",
            "plans__participants",
            "plans__goals",
            "plans__services",
            "plans__reviews",
        ),
        pk=pk,
    )
    log_reads(request, [client], "casework")
    return render(request, "clients/casework.html", {"client": client})


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The changes of a client and of the rows that belong to the client."""
    client = get_object_or_404(Client, pk=pk)
    log_reads(request, [client], "history")
    events = pghistory.models.Events.objects.references(client).order_by("-pgh_created_at")
    return render(request, "clients/history.html", {"client": client, "events": events})


@require_http_methods(["GET", "POST"])
def new_client(request: HttpRequest) -> HttpResponse:
    """Make a client with contact details and citizenship."""
    form = NewClientForm(request.POST or None)
    if form.is_valid():
        form.instance.worker = request.user
        client = form.save()
        messages.success(request, "A new client was made.")
        return redirect("client", client.pk)
    return render(request, "clients/form.html", {"form": form, "title": "New client"})


@require_http_methods(["GET", "POST"])
def edit_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a client's address, telephone or e-mail."""
    client = get_object_or_404(Client.objects.select_related("contact"), pk=pk)
    contact = getattr(client, "contact", None) or Contact(client=client)
    form = ContactForm(request.POST or None, instance=contact)
    if form.is_valid():
        form.save()
        messages.success(request, "Saved.")
        return redirect("client", client.pk)
    log_reads(request, [client], "contact")
    return render(request, "clients/form.html", {"form": form, "client": client, "title": "Contact details"})


@require_http_methods(["GET", "POST"])
def new_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Record an assessment; a finished one goes to the national register."""
    client = get_object_or_404(Client, pk=pk)
    form = AssessmentForm(request.POST or None)
    if form.is_valid():
        form.instance.client = client
        assessment = form.save()
        if assessment.state == choices.AssessmentState.READY:
            RegistryMessage.objects.create(
                client=client,
                event=choices.RegistryEvent.ASSESSMENT_READY,
                payload={"outcome": assessment.outcome, "ready_on": assessment.ready_on.isoformat()},
                created_by=request.user,
            )
        messages.success(request, "The assessment was recorded.")
        return redirect("client", client.pk)
    log_reads(request, [client], "assessment")
    return render(request, "clients/form.html", {"form": form, "client": client, "title": "Assessment"})
