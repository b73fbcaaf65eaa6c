"""Remove trained models and data sets that no figure uses any more: python -m scripts.prune

Only what the last measurement of a figure used, from functions that have not changed since, stays;
packed pictures and lit paper of drawings, cards of pages, cells of scripts and snapshots of Python
go. All of it can be made again. STORE=folder prunes another store than build/store, and nothing
else: one that a team shares is pruned from the checkout that has all figures of the team. A store
at a URL has no locks and is not pruned from here. Exit status: 0, or 2 for a wrong request.
"""

from scripts.engine import files, options, store
from scripts.engine.errors import UsageError
from scripts.engine.files import ROOT

OPTIONS = {"STORE": "the folder to prune; build/store by default"}


def main(given, root=ROOT):
    from scripts.engine import store_pruning

    folder, url = store.place(given["STORE"], root)
    if url:
        raise UsageError(f"STORE={url} is not pruned from here: set an expiry rule where it lies")
    before = store.size(folder)
    kept, removed = store_pruning.prune(root, folder) if before else (0, 0)
    after = store.size(folder)
    print(f"{folder}: {removed} entries removed ({store.told(before - after)}), "
          f"{kept} stay ({store.told(after)})")  # fmt: skip
    for place in () if given["STORE"] else files.KEPT:
        if removed := files.clear(root / place):
            print(f"{place}: {removed} files removed, made again where they are needed")
    return 0


if __name__ == "__main__":
    options.run(main, __doc__, OPTIONS)
